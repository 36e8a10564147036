using System.Text.Json;
using CsCheck;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;
using GoldenCase = ModelPack.Generators.Tests.Testing.GoldenCase;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Contracts with <c>[Pad]</c>, compiled and run: rows of different lengths in one native call.</summary>
public sealed class PaddingTests
{
    private const string Embedding = "public sealed record Output(float[] Logits, float[] SentenceEmbedding);";
    private const string Padded = "public sealed record Input([Pad(0)] long[] InputIds, [Pad(0)] ReadOnlyMemory<long> AttentionMask);" + Embedding;
    private const string HalfPadded = "public sealed record Input([Pad(0)] long[] InputIds, long[] AttentionMask);" + Embedding;

    [Fact]
    public void A_model_with_an_attention_mask_gives_in_one_call_what_it_gives_row_by_row()
    {
        using LoadedContract text = OpenTokens(Padded, "text-padded");
        (GoldenCase Golden, string Json, int Row, int Count)[] rows = GoldenRows(text);
        using var calls = new NativeCalls("text-padded");

        List<JsonElement> batch = text.PredictBatch(rows.Select(row => row.Json));

        Assert.Equal([rows.Length], calls.Take());
        for (int i = 0; i < rows.Length; i++)
            rows[i].Golden.Check(text.Record, batch[i], rows[i].Row, rows[i].Count);
    }

    [Fact]
    public void Rows_of_random_lengths_predict_as_if_alone()
    {
        using LoadedContract text = OpenTokens(Padded, "text-random");
        Gen.Int[1, 12].SelectMany(length => Gen.Int[1, 90].Array[length]).Array[1, 12].Sample(
            rows =>
            {
                string[] json = [.. rows.Select(ids => $$"""{"inputIds": [{{string.Join(",", ids)}}], "attentionMask": [{{string.Join(",", ids.Select(_ => 1))}}]}""")];
                List<JsonElement> batch = text.PredictBatch(json);
                for (int i = 0; i < json.Length; i++)
                    Assert.Equal(Logits(text.Predict(json[i])), Logits(batch[i]), (first, second) => Math.Abs(first - second) < 1e-4);
            },
            iter: 60);
    }

    [Fact]
    public void Rows_are_grouped_and_not_filled_up_where_a_member_of_the_dimension_has_no_pad()
    {
        using LoadedContract text = OpenTokens(HalfPadded, "text-grouped");
        (GoldenCase Golden, string Json, int Row, int Count)[] rows = GoldenRows(text);
        using var calls = new NativeCalls("text-grouped");

        List<JsonElement> batch = text.PredictBatch(rows.Select(row => row.Json));

        int[] lengths = [.. rows.Select(row => JsonDocument.Parse(row.Json).RootElement.GetProperty("inputIds").GetArrayLength())];
        Assert.Equal(lengths.GroupBy(length => length).Select(group => group.Count()).Order(), calls.Take().Order());
        for (int i = 0; i < rows.Length; i++)
            rows[i].Golden.Check(text.Record, batch[i], rows[i].Row, rows[i].Count);
    }

    [Fact]
    public void Outputs_are_cut_back_and_the_filling_is_what_the_contract_says()
    {
        using var file = new TemporaryModel(Echo());
        using LoadedContract echo = file.Open("""
            public sealed record Input([Pad(0.5)] float[] A, [Pad(7)] long[] B, [Pad("end")] ReadOnlyMemory<string> C, [Pad("none")] Kind[] D, float[] E);
            public sealed record Output([Tensor("a2")] float[] A, [Tensor("b2")] Tensor<long> B, [Tensor("c2")] string[] C, [Tensor("d2")] Kind[] D, [Tensor("e2")] float[] E, float Total);
            public enum Kind { None, One, Two }
            """);
        using var calls = new NativeCalls(file.Name);
        Gen.Int[0, 5].Array[1, 9].Sample(
            lengths =>
            {
                List<JsonElement> batch = echo.PredictBatch(lengths.Select((length, row) => Row(length, row)));
                Assert.Equal([lengths.Length], calls.Take());
                for (int row = 0; row < lengths.Length; row++)
                {
                    JsonElement expected = JsonDocument.Parse(Row(lengths[row], row)).RootElement;
                    foreach (string member in (string[])["a", "b", "c", "d", "e"])
                        Assert.Equal(Flat(expected, member), Flat(batch[row], member));
                    Assert.Equal(Enumerable.Range(1, lengths[row]).Sum() + (0.5 * (lengths.Max() - lengths[row])), batch[row].GetProperty("total").GetDouble());
                }
            },
            iter: 100,
            threads: 1);
    }

    [Fact]
    public void An_output_that_has_the_name_and_another_length_is_refused()
    {
        using var file = new TemporaryModel(new OnnxModelBuilder()
            .Input("a", OnnxType.Float32("batch", "n")).Output("y", OnnxType.Float32("batch", "n"))
            .Node("Concat", ["a", "a"], ["y"], OnnxAttribute.Integer("axis", 1)));
        using LoadedContract twice = file.Open("public sealed record Input([Pad(0)] float[] A); public sealed record Output(float[] Y);");

        Assert.Equal("[1,1]", twice.PredictBatch(["""{"a": [1]}"""])[0].GetProperty("y").GetRawText());
        var thrown = Assert.Throws<ModelOutputException>(() => twice.PredictBatch(["""{"a": [1]}""", """{"a": [1, 2]}"""]));
        Assert.Contains("'y' has length 4 in dimension 'n'", thrown.Message);
    }

    [Fact]
    public void Rows_of_length_0_are_all_filling_beside_longer_ones_and_stay_empty_alone()
    {
        using var file = new TemporaryModel(new OnnxModelBuilder()
            .Input("a", OnnxType.Float32("batch", "n")).Output("y", OnnxType.Float32("batch"))
            .Initializer(OnnxTensor.Int64("axes", [1], 1))
            .Node("ReduceSum", ["a", "axes"], ["y"], OnnxAttribute.Integer("keepdims", 0)));
        using LoadedContract sums = file.Open("public sealed record Input([Pad(0)] float[] A); public sealed record Output(float Y);");
        using var calls = new NativeCalls(file.Name);

        Assert.Equal([3, 0, 6], sums.PredictBatch(["""{"a": [1, 2]}""", """{"a": []}""", """{"a": [1, 2, 3]}"""]).Select(row => row.GetProperty("y").GetDouble()));
        Assert.Equal([3], calls.Take());
        Assert.Equal([0, 0], sums.PredictBatch(["""{"a": []}""", """{"a": []}"""]).Select(row => row.GetProperty("y").GetDouble()));
    }

    private static LoadedContract OpenTokens(string types, string name) => LoadedContract.Open(
        TestContract.Of("text-tokens.onnx", types).Replace("text-tokens.onnx\"", $"text-tokens.onnx\", Name = \"{name}\"", StringComparison.Ordinal), "text-tokens.onnx");

    private static (GoldenCase Golden, string Json, int Row, int Count)[] GoldenRows(LoadedContract text) => [.. GoldenCase.Of("text-tokens.onnx").SelectMany(golden =>
    {
        List<string> rows = golden.Rows(text.Record);
        return rows.Select((json, row) => (golden, json, row, rows.Count));
    })];

    private static IEnumerable<double> Logits(JsonElement prediction) => prediction.GetProperty("logits").EnumerateArray().Select(static number => number.GetDouble());

    private static IEnumerable<string> Flat(JsonElement value, string member) => Flat(value.GetProperty(member));

    private static IEnumerable<string> Flat(JsonElement value) => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Flat) : [value.ToString()];

    private static string Row(int length, int row)
    {
        int[] elements = [.. Enumerable.Range(1, length)];
        return $$"""
            {"a": [{{string.Join(",", elements)}}], "b": [[{{string.Join(",", elements)}}], [{{string.Join(",", elements.Select(e => e + 100))}}]],
            "c": [{{string.Join(",", elements.Select(e => $"\"{row}-{e}\""))}}], "d": [{{string.Join(",", elements.Select(_ => "\"Two\""))}}], "e": [{{row}}, 1]}
            """;
    }

    // Each array comes out as it went in; "b" has the length behind another dimension, "d" before the batch, "e" has none.
    private static OnnxModelBuilder Echo() => new OnnxModelBuilder()
        .Input("a", OnnxType.Float32("batch", "n")).Input("b", OnnxType.Tensor(OnnxElement.Int64, "batch", 2, "n")).Input("c", OnnxType.Tensor(OnnxElement.String, "batch", "n"))
        .Input("d", OnnxType.Tensor(OnnxElement.Int32, "n", "batch")).Input("e", OnnxType.Float32("batch", 2))
        .Output("a2", OnnxType.Float32("batch", "n")).Output("b2", OnnxType.Tensor(OnnxElement.Int64, "batch", 2, "n")).Output("c2", OnnxType.Tensor(OnnxElement.String, "batch", "n"))
        .Output("d2", OnnxType.Tensor(OnnxElement.Int32, "n", "batch")).Output("e2", OnnxType.Float32("batch", 2)).Output("total", OnnxType.Float32("batch"))
        .Initializer(OnnxTensor.Int64("axes", [1], 1))
        .Node("Identity", ["a"], ["a2"]).Node("Identity", ["b"], ["b2"]).Node("Identity", ["c"], ["c2"]).Node("Identity", ["d"], ["d2"]).Node("Identity", ["e"], ["e2"])
        .Node("ReduceSum", ["a", "axes"], ["total"], OnnxAttribute.Integer("keepdims", 0));
}
