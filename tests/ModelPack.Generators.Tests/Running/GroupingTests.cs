using System.Text.Json;
using CsCheck;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>A batch of any mixture of rows gives what the rows give alone, in their order.</summary>
public sealed class GroupingTests
{
    private const string Types = """
        public sealed record Input(float[] X, long[] Y, float Scale, float[] Weights, float? Bias = null);
        public sealed record Output(float[] Scaled, long Total, float Weight);
        """;

    private static readonly Gen<string> s_row = Gen.Select(
        Gen.Int[-9, 9].Array[0, 4], Gen.Int[0, 2].SelectMany(pairs => Gen.Int[-9, 9].Array[2 * pairs]), Gen.Int[1, 3], Gen.Int[1, 2].Array[0, 2], Gen.Int[0, 2],
        static (x, y, scale, weights, bias) => $$"""{"x": [{{string.Join(",", x)}}], "y": [{{string.Join(",", y.Chunk(2).Select(pair => $"[{pair[0]},{pair[1]}]"))}}], "scale": {{scale}}, "weights": [{{string.Join(",", weights)}}], "bias": {{(bias == 0 ? "null" : bias)}}}""");

    [Theory]
    [InlineData("")]
    [InlineData("[Pad(0)] ")]
    public void Rows_that_differ_in_lengths_parameters_and_presence_come_back_in_order_and_as_if_alone(string pad)
    {
        using var file = new TemporaryModel(Build());
        using LoadedContract contract = file.Open(Types.Replace("float[] X", pad + "float[] X", StringComparison.Ordinal));
        using var calls = new NativeCalls(file.Name);
        s_row.Array[1, 25].Sample(
            rows =>
            {
                calls.Take();
                List<JsonElement> batch = contract.PredictBatch(rows);
                int[] runs = calls.Take();
                Assert.Equal(rows.Select(row => contract.Predict(row).GetRawText()), batch.Select(row => row.GetRawText()));

                // As many runs as there are kinds of rows: lengths that are not filled up, parameters, and what is left out.
                Assert.Equal(rows.Length, runs.Sum());
                Assert.Equal(rows.Select(row => KindOf(row, pad.Length > 0)).Distinct().Count(), runs.Length);
            },
            iter: 150,
            threads: 1);
    }

    private static string KindOf(string row, bool isPadded)
    {
        JsonElement input = JsonDocument.Parse(row).RootElement;
        int length = isPadded ? 0 : input.GetProperty("x").GetArrayLength();
        return $"{length} {input.GetProperty("y").GetArrayLength()} {input.GetProperty("scale")} {input.GetProperty("weights").GetRawText()} {input.GetProperty("bias").GetRawText()}";
    }

    // "scale" and "weights" have no batch dimension: they are parameters of a run; "bias" has a default of 5, which a row may leave to it.
    private static OnnxModelBuilder Build() => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch", "n")).Input("y", OnnxType.Tensor(OnnxElement.Int64, "batch", "m", 2))
        .Input("scale", OnnxType.Float32()).Input("weights", OnnxType.Float32("k")).Input("bias", OnnxType.Float32(1))
        .Output("scaled", OnnxType.Float32("batch", "n")).Output("total", OnnxType.Tensor(OnnxElement.Int64, "batch")).Output("weight", OnnxType.Float32("batch"))
        .Initializer(OnnxTensor.Int64("last", [2], 1, 2)).Initializer(OnnxTensor.Int64("one", [1], 1)).Initializer(OnnxTensor.Float32("zero", [1], 0)).Initializer(OnnxTensor.Float32("bias", [1], 5))
        .Node("Mul", ["x", "scale"], ["scaled"])
        .Node("ReduceSum", ["y", "last"], ["total"], OnnxAttribute.Integer("keepdims", 0))
        .Node("ReduceSum", ["weights"], ["sum"], OnnxAttribute.Integer("keepdims", 0))
        .Node("Cast", ["total"], ["rows"], OnnxAttribute.Integer("to", 1))
        .Node("Mul", ["rows", "zero"], ["zeros"])
        .Node("Add", ["zeros", "sum"], ["unbiased"])
        .Node("Add", ["unbiased", "bias"], ["weight"]);
}
