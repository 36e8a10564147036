using System.Text.Json;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Contracts with an encoder or a decoder, compiled, loaded and called as hosts call them.</summary>
public sealed class EncoderTests
{
    private const string Model = "text-strings-tfidf.onnx";

    private const string Types = """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using ModelPack;

        namespace Acme.Models;

        /// <summary>A sentence, and what comes with it.</summary>
        public sealed record Review(
            [property: StringLength(200), JsonPropertyName("the text")] string Text,
            int? Stars = null,
            bool Strict = false,
            Mood? Mood = null,
            byte[]? Picture = null,
            double[]? Weights = null);

        public enum Mood { Good, Bad }

        public sealed record Words { public required string[] Tokens { get; init; } }

        public sealed record Verdict([property: Range(0, 0.9)] float Confidence, string Sentiment, int Words, string? Note = null, byte[]? Picture = null);
        """;

    private const string Encode = """
            static Words IEncoder<Review, Words>.Encode(Review input, ModelAssets assets)
            {
                if (input.Text == "null tensors") return new Words { Tokens = null! };
                if (input.Text == "null") return null!;
                if (input.Text == "throw") throw new System.NotSupportedException("not today");
                if (input.Text == "refuse") throw new InvalidInputException(nameof(Review.Text), "Must be nicer.");
                if (input.Text == "refuse all") throw new InvalidInputException([new InputError("$", "MPK3009", "Must be another.")]);
                return new Words { Tokens = input.Text.Split(' ') };
            }
        """;

    private static string Both => Types + $$"""

        public sealed record Scored(string Sentiment, float[] Scores);

        [ModelContract("models/{{Model}}")]
        public sealed partial class ReviewPredictor : IPredictor<Review, Verdict>, IEncoder<Review, Words>, IDecoder<Scored, Verdict>
        {
        {{Encode}}
            public static Verdict Decode(Scored tensors, ModelAssets assets) => new(System.Linq.Enumerable.Max(tensors.Scores), tensors.Sentiment, assets.Names.Count, Picture: [1, 2]);
        }
        """;

    private static string EncoderOnly => Types + $$"""

        public sealed record Scored([property: AllowedValues("positive")] string Sentiment, float[] Scores);

        [ModelContract("models/{{Model}}")]
        public sealed partial class ReviewPredictor : IPredictor<Review, Scored>, IEncoder<Review, Words>
        {
        {{Encode}}
        }
        """;

    private static string DecoderOnly => Types + $$"""

        public sealed record Scored(string Sentiment, float[] Scores);

        [ModelContract("models/{{Model}}")]
        public sealed partial class ReviewPredictor : IPredictor<Words, Verdict>, IDecoder<Scored, Verdict>
        {
            public static Verdict Decode(Scored tensors, ModelAssets assets) => new(tensors.Scores[0], tensors.Sentiment, 0);
        }
        """;

    private static LoadedContract Open(string source) => LoadedContract.Open(source, Model);

    [Fact]
    public void A_row_is_encoded_run_and_decoded()
    {
        using LoadedContract contract = Open(Both);

        JsonElement verdict = contract.Predict("""{"the text":"terrible boring plot","stars":1,"mood":"Bad","strict":true,"picture":"AQI=","weights":[1,2.5]}""");

        Assert.Equal("negative", verdict.GetProperty("sentiment").GetString());
        Assert.Equal(0.945, verdict.GetProperty("confidence").GetDouble(), 0.001);
        Assert.Equal("AQI=", verdict.GetProperty("picture").GetString());
        Assert.Equal(JsonValueKind.Null, verdict.GetProperty("note").ValueKind);
    }

    [Fact]
    public void Rows_of_a_batch_are_encoded_each_and_keep_their_order()
    {
        using LoadedContract contract = Open(Both);

        string[] texts = ["great fun story", "bad", "terrible boring plot", "great", "fun and a longer text"];
        List<JsonElement> many = contract.PredictBatch(texts.Select(text => $$"""{"the text":"{{text}}"}"""));

        Assert.Equal(texts.Select(text => Describe(contract.Predict($$"""{"the text":"{{text}}"}"""))), many.Select(Describe));
        static string Describe(JsonElement row) => $"{row.GetProperty("sentiment")} {row.GetProperty("confidence").GetDouble():F4}";
    }

    [Fact]
    public void Types_that_callers_see_are_validated_by_their_own_rules()
    {
        using LoadedContract contract = Open(Both);

        Assert.Equal(["$['the text'] MPK3001"], contract.Failures("{}"));
        Assert.Equal(["$['the text'] MPK3006"], contract.Failures($$"""{"the text":"{{new string('x', 201)}}"}"""));
        Assert.Equal(["$.mood MPK3008"], contract.Failures("""{"the text":"x","mood":"Ugly"}"""));
        Assert.Equal(["$.weights[1] MPK3005"], contract.Failures("""{"the text":"x","weights":[1,1e999]}"""));
        Assert.Equal(["$.tokens MPK3003"], contract.Failures("""{"the text":"x","tokens":["x"]}"""));
    }

    [Fact]
    public void What_the_encoder_refuses_is_reported_by_json_name()
    {
        using LoadedContract contract = Open(Both);

        Assert.Equal(["$['the text'] MPK3009"], contract.Failures("""{"the text":"refuse"}"""));
        Assert.Equal(["$ MPK3009"], contract.Failures("""{"the text":"refuse all"}"""));
        Assert.Equal(
            ["$[1]['the text'] MPK3009", "$[3] MPK3009"],
            contract.BatchFailures("""[{"the text":"x"},{"the text":"refuse"},{"the text":"y"},{"the text":"refuse all"}]"""));
    }

    [Theory]
    [InlineData("null tensors", "Tokens: Must be given, and not be null. (MPK3001)")]
    [InlineData("null", "gave null")]
    public void Tensors_that_do_not_fit_are_the_encoders_fault(string text, string said)
    {
        using LoadedContract contract = Open(Both);

        var thrown = Assert.Throws<ModelEncodingException>(() => contract.Predict($$"""{"the text":"{{text}}"}"""));

        Assert.Equal("MPK3022", thrown.Code);
        Assert.Contains(said, thrown.Message);
    }

    [Fact]
    public void Other_exceptions_of_an_encoder_reach_the_caller_as_they_are()
    {
        using LoadedContract contract = Open(Both);

        Assert.Equal("not today", Assert.Throws<NotSupportedException>(() => contract.Predict("""{"the text":"throw"}""")).Message);
        Assert.Throws<NotSupportedException>(() => contract.PredictBatch(["""{"the text":"x"}""", """{"the text":"throw"}"""]));
    }

    [Fact]
    public void An_encoder_alone_leaves_the_output_to_the_model()
    {
        using LoadedContract contract = Open(EncoderOnly);

        Assert.Equal("positive", contract.Predict("""{"the text":"great fun story"}""").GetProperty("sentiment").GetString());
    }

    [Fact]
    public void A_decoder_alone_leaves_the_input_to_the_model()
    {
        using LoadedContract contract = Open(DecoderOnly);

        Assert.Equal("positive", contract.Predict("""{"tokens":["great","fun"]}""").GetProperty("sentiment").GetString());
        Assert.Equal(["$.tokens[1] MPK3002"], contract.Failures("""{"tokens":["great",1]}"""));
        Assert.Equal(2, contract.PredictBatch(["""{"tokens":["great"]}""", """{"tokens":["bad","plot"]}"""]).Count);
    }

    [Fact]
    public void The_record_describes_what_callers_see_and_binds_what_the_model_sees()
    {
        using LoadedContract contract = Open(Both);
        JsonElement record = contract.Record;

        Assert.Equal("Acme.Models.Words", record.GetProperty("input").GetProperty("tensors").GetString());
        Assert.Equal("Acme.Models.Scored", record.GetProperty("output").GetProperty("tensors").GetString());
        Assert.Equal(["the text", "stars", "strict", "mood", "picture", "weights"], record.GetProperty("input").GetProperty("members").EnumerateArray().Select(member => member.GetProperty("json").GetString()));
        Assert.Equal(
            ["Tokens tokens", "Sentiment sentiment", "Scores scores"],
            record.GetProperty("bindings").EnumerateArray().Select(binding => $"{binding.GetProperty("member").GetString()} {binding.GetProperty("tensor").GetString()}"));
    }

    [Fact]
    public void Another_tensor_type_is_another_contract()
    {
        Assert.NotEqual(DigestOf(EncoderOnly), DigestOf(EncoderOnly.Replace("Words", "Parts")));
        Assert.Equal(DigestOf(EncoderOnly), DigestOf(EncoderOnly.Replace("Must be nicer", "Must be nice")));
    }

    private static string DigestOf(string source)
    {
        using LoadedContract contract = Open(source);
        return contract.Digest;
    }
}
