using System.Text.Json;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Members that are tensors: rows of any rank, with any open dimensions.</summary>
public sealed class TensorTests
{
    private const string Pictures = "public sealed record Input(Tensor<byte> Image); public sealed record Output(float MeanLevel, bool IsBright);";

    // Adds a vector to each row of a matrix, and counts nothing.
    private static OnnxModelBuilder Sum => new OnnxModelBuilder()
        .Input("m", OnnxType.Float32("rows", "columns")).Input("v", OnnxType.Float32("columns"))
        .Output("s", OnnxType.Float32("rows", "columns")).Node("Add", ["m", "v"], ["s"]);

    private const string SumContract = "public sealed record Input(Tensor<float> M, float[] V); public sealed record Output(Tensor<float> S);";

    [Fact]
    public void Pictures_of_any_size_give_what_the_reference_gives()
    {
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("uint8-image-bright.onnx", Pictures), "uint8-image-bright.onnx");
        List<string> rows = [];
        List<double> levels = [];
        foreach (JsonElement golden in GoldenCases())
        {
            JsonElement image = golden.GetProperty("inputs").GetProperty("image");
            int[] shape = [.. image.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
            rows.AddRange(image.GetProperty("data").EnumerateArray().Select(x => x.GetRawText()).Chunk(shape[1] * shape[2] * 3).Select(pixels => Picture(pixels, shape[1], shape[2])));
            levels.AddRange(golden.GetProperty("outputs").GetProperty("mean_level").GetProperty("data").EnumerateArray().Select(x => x.GetDouble()));
        }

        List<JsonElement> batch = contract.PredictBatch([.. rows, .. rows]);
        Assert.Equal([.. levels, .. levels], batch.Select(row => row.GetProperty("meanLevel").GetDouble()), (expected, actual) => Math.Abs(expected - actual) < 0.01);
        Assert.Equal(batch[0].GetRawText(), contract.PredictText(rows[0]));
    }

    [Theory]
    [InlineData("[[[1,2,3],[4,5,6]],[[1,2,3]]]", "$.image MPK3006")]
    [InlineData("[[[1,2,3],[4,5]]]", "$.image MPK3006")]
    [InlineData("[[1,2,3]]", "$.image MPK3006")]
    [InlineData("[1,2,3]", "$.image MPK3006")]
    [InlineData("[[[[1,2,3]]]]", "$.image MPK3006")]
    [InlineData("[[[1,2,300]]]", "$.image[0][0][2] MPK3004")]
    [InlineData("[[[1,2,\"3\"]]]", "$.image[0][0][2] MPK3002")]
    [InlineData("\"AQID\"", "$.image MPK3002")]
    [InlineData("null", "$.image MPK3001")]
    [InlineData("{}", "$.image MPK3002")]
    public void Json_that_is_no_tensor_of_the_shape_is_refused(string image, string failure)
    {
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("uint8-image-bright.onnx", Pictures), "uint8-image-bright.onnx");

        Assert.Equal([failure], contract.Failures($$"""{"image":{{image}}}"""));
    }

    [Fact]
    public void Lengths_of_one_name_agree_over_all_members_before_anything_runs()
    {
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", SumContract, ", Batch = \"\""), Sum);

        Assert.Equal("""{"s":[[11,22],[13,24],[15,26]]}""", contract.PredictText("""{"m":[[1,2],[3,4],[5,6]],"v":[10,20]}"""));
        Assert.Equal(["$.v MPK3010"], contract.Failures("""{"m":[[1,2],[3,4]],"v":[10]}"""));
        Assert.Equal(["$.m MPK3006"], contract.Failures("""{"m":[[1,2],[3]],"v":[10]}"""));
    }

    [Fact]
    public void Lengths_of_one_name_agree_within_a_tensor()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("graph", OnnxType.Float32("nodes", "nodes")).Output("y", OnnxType.Float32("nodes", "nodes")).Node("Relu", ["graph"], ["y"]);
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", "public sealed record Input(Tensor<float> Graph); public sealed record Output(Tensor<float> Y);"), model);

        Assert.Equal("""{"y":[[0,2],[3,0]]}""", contract.PredictText("""{"graph":[[-1,2],[3,0]]}"""));
        Assert.Equal(["$.graph MPK3010"], contract.Failures("""{"graph":[[1,2,3],[4,5,6]]}"""));
    }

    [Theory]
    [InlineData("[]", "[1,2]", "[]")]
    [InlineData("[[],[]]", "[]", "[[],[]]")]
    [InlineData("[]", "[]", "[]")]
    public void Lengths_of_zero_work(string m, string v, string s)
    {
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", SumContract, ", Batch = \"\""), Sum);

        Assert.Equal($$"""{"s":{{s}}}""", contract.PredictText($$"""{"m":{{m}},"v":{{v}}}"""));
    }

    [Fact]
    public void Elements_that_are_not_finite_are_named_by_their_place()
    {
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", SumContract, ", Batch = \"\""), Sum);
        Assert.Equal(["$.m[1][0] MPK3005"], contract.Failures("""{"m":[[1,2],["NaN",4]],"v":[1,1]}"""));

        using LoadedContract lenient = LoadedContract.Open(TestContract.Of("m.onnx", SumContract.Replace("Tensor<float> M", "[AllowNonFinite] Tensor<float> M"), ", Batch = \"\""), Sum);
        Assert.Equal("""{"s":[["NaN","Infinity"]]}""", lenient.PredictText("""{"m":[["NaN","Infinity"]],"v":[1,1]}"""));
    }

    [Fact]
    public void Rows_run_together_where_all_their_lengths_are_equal()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Float32("batch", "h", "w")).Output("y", OnnxType.Float32("batch", "h", "w")).Node("Neg", ["x"], ["y"]);
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", "public sealed record Input(Tensor<float> X); public sealed record Output(Tensor<float> Y);"), model);
        string[] rows = ["[[1,2]]", "[[1],[2]]", "[[3,4]]", "[]", "[[5],[6]]"];

        Assert.Equal(
            ["[[-1,-2]]", "[[-1],[-2]]", "[[-3,-4]]", "[]", "[[-5],[-6]]"],
            contract.PredictBatch(rows.Select(row => $$"""{"x":{{row}}}""")).Select(row => row.GetProperty("y").GetRawText()));
    }

    [Fact]
    public void A_batch_that_does_not_lead_is_read_and_written_in_strides()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Float32(2, "batch", "n")).Input("z", OnnxType.Float32("batch")).Output("y", OnnxType.Float32(2, "batch", "n")).Output("w", OnnxType.Float32("batch"))
            .Node("Neg", ["x"], ["y"]).Node("Neg", ["z"], ["w"]);
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", "public sealed record Input(Tensor<float> X, float Z); public sealed record Output(Tensor<float> Y, float W);"), model);

        Assert.Equal(
            ["[[-1,-2],[-3,-4]]", "[[-5,-6],[-7,-8]]"],
            contract.PredictBatch(["""{"x":[[1,2],[3,4]],"z":0}""", """{"x":[[5,6],[7,8]],"z":1}"""]).Select(row => row.GetProperty("y").GetRawText()));
    }

    [Fact]
    public void Text_has_tensors_too()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Tensor(OnnxElement.String, "batch", "a", "b")).Output("y", OnnxType.Tensor(OnnxElement.String, "batch", "b", "a"))
            .Node("Transpose", ["x"], ["y"], OnnxAttribute.Integers("perm", 0, 2, 1));
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", "public sealed record Input(Tensor<string> X); public sealed record Output(Tensor<string> Y);"), model);

        Assert.Equal("""{"y":[["a","c"],["b","d"]]}""", contract.PredictText("""{"x":[["a","b"],["c","d"]]}"""));
        Assert.Equal(["$.x[0][1] MPK3001"], contract.Failures("""{"x":[["a",null]]}"""));
    }

    [Fact]
    public void A_tensor_of_unknown_rank_has_the_rank_of_its_json()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.TensorOfAnyRank(OnnxElement.Float32)).Output("y", OnnxType.TensorOfAnyRank(OnnxElement.Float32)).Node("Neg", ["x"], ["y"]);
        using LoadedContract contract = LoadedContract.Open(TestContract.Of("m.onnx", "public sealed record Input(Tensor<float> X); public sealed record Output(Tensor<float> Y);"), model);

        foreach (string x in new[] { "[1,2]", "[[1],[2]]", "[[[1,2]]]", "[]", "[[],[]]" })
            Assert.Equal($$"""{"y":{{x.Replace("1", "-1").Replace("2", "-2")}}}""", contract.PredictText($$"""{"x":{{x}}}"""));
        Assert.Equal("""{"y":[-5]}""", contract.PredictText("""{"x":5}"""));
        Assert.Equal(["$.x MPK3006"], contract.Failures("""{"x":[[1],[2,3]]}"""));
    }

    private static JsonElement.ArrayEnumerator GoldenCases() =>
        JsonDocument.Parse(File.ReadAllText(TestModels.Path("golden/uint8-image-bright.json"))).RootElement.GetProperty("cases").EnumerateArray();

    private static string Picture(string[] pixels, int height, int width) =>
        $$"""{"image":[{{string.Join(",", pixels.Chunk(width * 3).Take(height).Select(row => $"[{string.Join(",", row.Chunk(3).Select(pixel => $"[{string.Join(",", pixel)}]"))}]"))}}]}""";
}
