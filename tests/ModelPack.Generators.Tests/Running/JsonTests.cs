using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Generators.Tests.Running;

public sealed class JsonTests
{
    [Fact]
    public void A_prediction_is_written_with_camel_case_names_and_labels()
    {
        using LoadedContract iris = LoadedContract.Open(Contracts.Iris, "iris-logreg-zipmap.onnx");

        string json = iris.Predict("""{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""").ToString();

        Assert.Matches("""^\{"species":"Setosa","probabilities":\{"Setosa":0\.98\d*,"Versicolor":0\.01\d*,"Virginica":1\.4\d*E-08\}\}$""", json);
    }

    [Theory]
    [InlineData("float B { get; set; }", false)]
    [InlineData("[Range(1, 2)] float B { get; set; }", true)]
    [InlineData("[Range(1, 2)] float B { get; set; } = 1", false)]
    [InlineData("[AllowedValues(1f)] float B { get; set; } = default", true)]
    [InlineData("[DeniedValues(0f)] float B { get; set; }", true)]
    public void A_member_whose_own_default_breaks_its_rules_must_be_sent(string member, bool isRequired)
    {
        string[] rules = member.Split("float");
        string members = $"public required float A {{ get; init; }} {rules[0]} public float {rules[1]}{(member.Contains('=') ? ";" : "")}";
        GeneratorRun run = Generator.Run(SmallContract.Of(SmallContract.Model("""input "x" float32["n", 2]""", """output "y" float32["n"]"""), members, inputAttributes: """[FeatureVector("x")]"""));

        string record = run.Load().GetCustomAttribute<ContractRecordAttribute>()!.Contract;

        JsonElement sent = JsonDocument.Parse(record).RootElement.GetProperty("input").GetProperty("members")[1];
        Assert.Equal(isRequired, sent.TryGetProperty("required", out _));
    }

    [Fact]
    public void A_number_is_compared_as_it_is_written_too()
    {
        using LoadedContract iris = LoadedContract.Open(Contracts.Iris, "iris-logreg-zipmap.onnx");
        string Row(string length) => $$"""{"sepalLength":{{length}},"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";

        Assert.All(["0.1", "0.10000000149011612", "10"], length => Assert.Empty(iris.Failures(Row(length))));
        Assert.All(["0.099999999", "10.0000001"], length => Assert.Equal(["$.sepalLength MPK3004"], iris.Failures(Row(length))));
    }

    [Fact]
    public void All_failures_of_a_row_come_at_once()
    {
        using LoadedContract iris = LoadedContract.Open(Contracts.Iris, "iris-logreg-zipmap.onnx");

        Assert.Equal(
            ["$.sepalWidth MPK3002", "$.colour MPK3003", "$.petalWidth MPK3001", "$.sepalLength MPK3004"],
            iris.Failures("""{"sepalLength":11,"sepalWidth":"3.5","colour":"blue","petalLength":1.4}"""));
    }

    [Fact]
    public void Unknown_members_are_counted_where_the_policy_says_so()
    {
        using LoadedContract penguins = LoadedContract.Open(Contracts.Penguins, "penguins-columns.onnx");
        long counted = 0;
        using var listener = new MeterListener { InstrumentPublished = static (instrument, listener) => { if (instrument.Name == "modelpack.validation.failures") listener.EnableMeasurementEvents(instrument); } };

        // Other tests count failures at the same time, on threads of their own.
        int thread = Environment.CurrentManagedThreadId;
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => counted += Environment.CurrentManagedThreadId == thread ? value : 0);
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => counted += Environment.CurrentManagedThreadId == thread ? value : 0);
        listener.Start();

        penguins.Predict("""{"island":"Dream","a":1,"b":{"c":[]}}""", new JsonInputOptions { UnknownMembers = UnknownMemberHandling.Count });

        Assert.Equal(2, counted);
    }

    [Theory]
    [InlineData("""{"island":"Dream"}""")]
    [InlineData("""{"island":"Dream","sex":null,"bodyMassG":null,"billLengthMm":45.5}""")]
    public void Members_that_may_be_missing_are_null_or_absent(string json)
    {
        using LoadedContract penguins = LoadedContract.Open(Contracts.Penguins, "penguins-columns.onnx");

        Assert.NotEmpty(penguins.Predict(json).GetProperty("species").GetString()!);
    }

    [Fact]
    public void Values_that_are_not_allowed_are_refused()
    {
        using LoadedContract penguins = LoadedContract.Open(Contracts.Penguins, "penguins-columns.onnx");

        Assert.Equal(["$.billDepthMm MPK3004", "$.sex MPK3008"], penguins.Failures("""{"island":"Dream","sex":"OTHER","billDepthMm":51}"""));
        Assert.Equal(["$.island MPK3006"], penguins.Failures($$"""{"island":"{{new string('x', 101)}}"}"""));
    }

    [Fact]
    public void Dimensions_of_one_name_must_agree()
    {
        using LoadedContract tokens = LoadedContract.Open(
            TestContract.Of("text-tokens.onnx", "public sealed record Input(long[] InputIds, long[] AttentionMask); public sealed record Output(float[] Logits);"), "text-tokens.onnx");

        Assert.Equal(["$.attentionMask MPK3010"], tokens.Failures("""{"inputIds":[1,2,3],"attentionMask":[1,1]}"""));
        Assert.Equal(["$.attentionMask MPK3001"], tokens.Failures("""{"inputIds":[1,2,3]}"""));
    }

    [Fact]
    public void Arrays_come_nested_or_flat_and_fit_their_shape()
    {
        using LoadedContract digits = LoadedContract.Open(
            TestContract.Of("digits-cnn.onnx", "public sealed record Input(float[] Image); public sealed record Output(float[] Probabilities);"), "digits-cnn.onnx");
        string row = "[" + string.Join(",", Enumerable.Repeat("0.5", 8)) + "]";
        string nested = "[[" + string.Join(",", Enumerable.Repeat(row, 8)) + "]]";

        string expected = digits.Predict($$"""{"image":[{{string.Join(",", Enumerable.Repeat("0.5", 64))}}]}""").ToString();
        Assert.Equal(expected, digits.Predict($$"""{"image":{{nested}}}""").ToString());
        Assert.Equal(["$.image MPK3006"], digits.Failures("""{"image":[1,2,3]}"""));
        Assert.Equal(["$.image MPK3006"], digits.Failures($$"""{"image":[{{row}}]}"""));
        Assert.Equal(["$.image[0][7][7] MPK3005"], digits.Failures($$"""{"image":{{nested[..^6]}}1e39]]]}"""));
    }
}
