using System.Text.Json;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Types that callers see and the model does not: every form that JSON has, whatever the model's tensors are.</summary>
public sealed class FreeTypeTests
{
    private const string Source = """
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using System.Numerics.Tensors;
        using ModelPack;

        namespace Acme.Models;

        public enum Mood { Good, Bad }

        public sealed record Everything
        {
            public required string Text { get; init; }
            public string? Note { get; init; }
            public int Count { get; init; } = 3;
            public long? Id { get; init; }
            public bool Flag { get; init; }
            public bool? Maybe { get; init; }
            public double Weight { get; init; }
            public System.Half? Half { get; init; }
            public Mood Mood { get; init; }
            public Mood? Other { get; init; }
            public byte[] File { get; init; } = [];
            [MaxLength(4)] public byte[]? Thumbnail { get; init; }
            public float[] Numbers { get; init; } = [];
            public string[]? Tags { get; init; }
            public Mood[]? Moods { get; init; }
            public System.ReadOnlyMemory<float> Memory { get; init; }
            public System.ReadOnlyMemory<byte>? Bytes { get; init; }
            public IReadOnlyDictionary<string, float>? Scores { get; init; }
            public IReadOnlyList<string>? Lines { get; init; }
            public Tensor<float>? Grid { get; init; }
        }

        public sealed record Words { public required string[] Tokens { get; init; } }

        public sealed record Scored(string Sentiment, float[] Scores);

        [ModelContract("models/text-strings-tfidf.onnx")]
        public sealed partial class EchoPredictor : IPredictor<Everything, Everything>, IEncoder<Everything, Words>, IDecoder<Scored, Everything>
        {
            [System.ThreadStatic] private static Everything? s_last;

            public static Words Encode(Everything input, ModelAssets assets)
            {
                s_last = input;
                return new Words { Tokens = input.Text.Split(' ') };
            }

            public static Everything Decode(Scored tensors, ModelAssets assets) => s_last!;
        }
        """;

    private const string All = """
        {"text":"great fun","note":"n","count":4,"id":5,"flag":true,"maybe":false,"weight":1.5,"half":0.5,"mood":"Bad","other":"Good","file":"AQID","thumbnail":"AQ==","numbers":[1,2.5],"tags":["a","b"],"moods":["Good","Bad"],"memory":[3,4],"bytes":"AgM=","scores":{"x":1.5},"lines":["l"],"grid":[[1,2],[3,4]]}
        """;

    [Fact]
    public void All_forms_are_read_and_written()
    {
        using LoadedContract contract = LoadedContract.Open(Source, "text-strings-tfidf.onnx");

        Assert.Equal(All.Trim(), contract.Predict(All).ToString());
    }

    [Fact]
    public void What_is_left_out_or_null_stays_so()
    {
        using LoadedContract contract = LoadedContract.Open(Source, "text-strings-tfidf.onnx");

        JsonElement answer = contract.Predict("""{"text":"great","note":null,"thumbnail":null,"bytes":null,"scores":null,"lines":null,"grid":null,"half":null,"other":null}""");

        Assert.Equal(3, answer.GetProperty("count").GetInt32());
        foreach (string name in (string[])["note", "id", "maybe", "half", "other", "thumbnail", "tags", "moods", "bytes", "scores", "lines", "grid"])
            Assert.Equal(JsonValueKind.Null, answer.GetProperty(name).ValueKind);
        Assert.Equal("", answer.GetProperty("file").GetString());
    }

    [Fact]
    public void Each_is_validated_as_it_is()
    {
        using LoadedContract contract = LoadedContract.Open(Source, "text-strings-tfidf.onnx");

        Assert.Equal(
            ["$.file MPK3001", "$.numbers[0] MPK3005", "$.tags[1] MPK3001", "$.thumbnail MPK3006"],
            contract.Failures("""{"text":"x","file":null,"thumbnail":"AQIDBAU=","numbers":["NaN"],"tags":["a",null]}""").Order(StringComparer.Ordinal));
    }
}
