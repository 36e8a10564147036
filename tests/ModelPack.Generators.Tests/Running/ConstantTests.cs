using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Contracts with <c>[Constant]</c>, compiled and run: what the model gets.</summary>
public sealed class ConstantTests
{
    private const string Types = """
        public sealed record Input(float X);
        public sealed record Output(float X2, [Tensor("scalar2")] double[] Scalar, [Tensor("filled2")] float[] Filled, [Tensor("rows2")] Half[] Rows, [Tensor("words2")] string[] Words, [Tensor("flags2")] bool[] Flags, [Tensor("counts2")] ulong[] Counts, [Tensor("length2")] long[] Length);
        """;

    private const string Constants = """
        [Constant("scalar", 0.1)]
        [Constant("filled", 7)]
        [Constant("rows", 1.5, -2, 0.25)]
        [Constant("words", "é", "two")]
        [Constant("flags", true)]
        [Constant("counts", long.MaxValue)]
        [Constant("length", 3, 2, 1)]
        """;

    [Fact]
    public void Every_row_gets_the_constants()
    {
        string path = Build().Save(Path.Combine(Path.GetTempPath(), $"constants-{Guid.NewGuid():N}.onnx"));
        try
        {
            using LoadedContract contract = LoadedContract.Open(TestContract.Of(Path.GetFileName(path), Types).Replace("[ModelContract(", Constants + "\n[ModelContract(", StringComparison.Ordinal), path);
            const string Expected = """
                "scalar":[0.1],"filled":[[7,7],[7,7]],"rows":[1.5,-2,0.25],"words":["\u00E9","two"],"flags":[true],"counts":[9223372036854775807],"length":[3,2,1]
                """;
            Assert.Equal("{\"x2\":1," + Expected + "}", contract.Predict("""{"x": 1}""").GetRawText());
            foreach (int rows in (int[])[1, 5, 3, 1])
            {
                Assert.Equal(
                    Enumerable.Range(0, rows).Select(i => "{\"x2\":" + i + "," + Expected + "}"),
                    contract.PredictBatch(Enumerable.Range(0, rows).Select(i => "{\"x\": " + i + "}")).Select(row => row.GetRawText()));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[Pad(0)] ")]
    public void A_constant_is_as_long_as_the_rows_of_its_run(string pad)
    {
        using var file = new TemporaryModel(new OnnxModelBuilder()
            .Input("ids", OnnxType.Tensor(OnnxElement.Int64, "batch", "n")).Input("types", OnnxType.Tensor(OnnxElement.Int64, "batch", "n"))
            .Output("sum", OnnxType.Tensor(OnnxElement.Int64, "batch", "n")).Node("Add", ["ids", "types"], ["sum"]));
        using LoadedContract contract = file.Open($"public sealed record Input({pad}long[] Ids); public sealed record Output(long[] Sum);", "[Constant(\"types\", 5)]");

        string[] rows = ["[1]", "[1,2,3]", "[]", "[7,8]", "[9]"];
        Assert.Equal(["[6]", "[6,7,8]", "[]", "[12,13]", "[14]"], contract.PredictBatch(rows.Select(row => $$"""{"ids": {{row}}}""")).Select(row => row.GetProperty("sum").GetRawText()));
        Assert.Equal("[6,7]", contract.Predict("""{"ids": [1, 2]}""").GetProperty("sum").GetRawText());
    }

    [Theory]
    [InlineData("", "[true,true,true]")]
    [InlineData("[Constant(\"threshold\", 3.0)]", "[false,false,true]")]
    public void A_constant_takes_the_place_of_a_default_of_the_model(string attributes, string expected)
    {
        string contract = TestContract.Of("optional-threshold.onnx", "public sealed record Input(float X); public sealed record Output(bool Hit);");
        using LoadedContract threshold = LoadedContract.Open(contract.Replace("[ModelContract(", attributes + "\n[ModelContract(", StringComparison.Ordinal), "optional-threshold.onnx");

        List<System.Text.Json.JsonElement> hits = threshold.PredictBatch(["""{"x": 1}""", """{"x": 1.4}""", """{"x": 2}"""]);
        Assert.Equal(expected, $"[{string.Join(",", hits.Select(hit => hit.GetProperty("hit").GetRawText()))}]");
    }

    [Fact]
    public void Another_constant_is_another_contract()
    {
        TestModel model = SmallContract.Model("""input "x" float32["n"]""", """input "sr" int64[]""", """output "y" float32["n"]""");
        string Digest(string contract) => new UserProject(
            SmallContract.Of(model, "public required float X { get; init; }").Source.Replace("[ModelContract(", contract + "[ModelContract(", StringComparison.Ordinal), model)
            is var project ? System.Text.RegularExpressions.Regex.Match(Generator.Run(project).Text, "\"([0-9a-f]{64})\"").Groups[1].Value : "";
        Assert.Equal(Digest("[Constant(\"sr\", 1)]"), Digest("[Constant(\"sr\", 1L)]"));
        Assert.NotEqual(Digest("[Constant(\"sr\", 1)]"), Digest("[Constant(\"sr\", 2)]"));
    }

    // Passes what it gets through; "rows" has the batch behind a dimension of its own.
    private static OnnxModelBuilder Build() => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch"))
        .Input("scalar", OnnxType.Tensor(OnnxElement.Float64))
        .Input("filled", OnnxType.Float32("batch", 2, 2))
        .Input("rows", OnnxType.Tensor(OnnxElement.Float16, 3, "batch"))
        .Input("words", OnnxType.Tensor(OnnxElement.String, "batch", 2))
        .Input("flags", OnnxType.Tensor(OnnxElement.Bool, 1))
        .Input("counts", OnnxType.Tensor(OnnxElement.UInt64, "batch", 1))
        .Input("length", OnnxType.Tensor(OnnxElement.Int64, "items"))
        .Output("x2", OnnxType.Float32("batch")).Output("scalar2", OnnxType.Tensor(OnnxElement.Float64, 1)).Output("filled2", OnnxType.Float32("batch", 2, 2))
        .Output("rows2", OnnxType.Tensor(OnnxElement.Float16, 3, "batch")).Output("words2", OnnxType.Tensor(OnnxElement.String, "batch", 2))
        .Output("flags2", OnnxType.Tensor(OnnxElement.Bool, 1)).Output("counts2", OnnxType.Tensor(OnnxElement.UInt64, "batch", 1)).Output("length2", OnnxType.Tensor(OnnxElement.Int64, 3))
        .Initializer(OnnxTensor.Int64("one", [1], 1))
        .Node("Identity", ["x"], ["x2"]).Node("Reshape", ["scalar", "one"], ["scalar2"]).Node("Identity", ["filled"], ["filled2"]).Node("Identity", ["rows"], ["rows2"])
        .Node("Identity", ["words"], ["words2"]).Node("Identity", ["flags"], ["flags2"]).Node("Identity", ["counts"], ["counts2"]).Node("Identity", ["length"], ["length2"]);
}
