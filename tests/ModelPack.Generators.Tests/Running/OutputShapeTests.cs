using ModelPack.Generators.Tests.Testing;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Running;

/// <summary>Outputs that are not what the model declares, or for which it declares nothing.</summary>
public sealed class OutputShapeTests
{
    // Gives rows in whatever shape the input says; ONNX Runtime cannot tell before the run.
    private static OnnxModelBuilder Reshaped(params object?[] declared) => new OnnxModelBuilder()
        .Input("x", OnnxType.Float32("batch", 3)).Input("s", OnnxType.Tensor(OnnxElement.Int64, "k"))
        .Output("y", OnnxType.Float32(declared)).Node("Reshape", ["x", "s"], ["y"]);

    private static LoadedContract Open(string types, OnnxModelBuilder model, string contract = "") => LoadedContract.Open(TestContract.Of("m.onnx", types, contract), model);

    [Theory]
    [InlineData("float[]", "[-1,3]", "[[1,2,3]]", "[[4,5,6]]")]
    [InlineData("float[]", "[-1,1,1,3]", "[[1,2,3]]", "[[4,5,6]]")]
    [InlineData("Tensor<float>", "[-1,3]", "[[1,2,3]]", "[[4,5,6]]")]
    public void What_a_member_can_carry_it_carries_in_the_declared_shape(string type, string shape, string first, string second)
    {
        using LoadedContract contract = Open($"public sealed record Input(float[] X, long[] S); public sealed record Output({type} Y);", Reshaped("batch", 1, 3), ", Batch = \"batch\"");
        string[] rows = [$$"""{"x":[1,2,3],"s":{{shape}}}""", $$"""{"x":[4,5,6],"s":{{shape}}}"""];

        Assert.Equal($$"""{"y":{{first}}}""", contract.PredictText(rows[0]));
        Assert.Equal([$$"""{"y":{{first}}}""", $$"""{"y":{{second}}}"""], contract.PredictBatch(rows).Select(row => row.GetRawText()));
        Assert.Equal($$"""{"y":{{second}}}""", contract.PredictText(rows[1]));
    }

    [Fact]
    public void What_no_member_can_carry_is_the_models_fault()
    {
        using LoadedContract contract = Open("public sealed record Input(float[] X, long[] S); public sealed record Output(float[] Y);", Reshaped("batch", 3), ", Batch = \"batch\"");

        Assert.Throws<ModelOutputException>(() => contract.Predict("""{"x":[1,2,3],"s":[3,1]}"""));
        Assert.Equal("""{"y":[1,2,3]}""", contract.PredictText("""{"x":[1,2,3],"s":[1,3]}"""));
    }

    [Fact]
    public void Data_that_the_model_refuses_stay_the_data_s_fault()
    {
        using LoadedContract contract = Open("public sealed record Input(float[] X, long[] S); public sealed record Output(float[] Y);", Reshaped("batch", 3), ", Batch = \"batch\"");

        Assert.Equal(["$ MPK3020"], contract.Failures("""{"x":[1,2,3],"s":[2,2]}"""));
        Assert.Equal("""{"y":[1,2,3]}""", contract.PredictText("""{"x":[1,2,3],"s":[1,3]}"""));
    }

    [Fact]
    public void An_output_without_a_shape_follows_the_rows()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Float32("n", 2)).Output("y", OnnxType.TensorOfAnyRank(OnnxElement.Float32)).Output("z", OnnxType.TensorOfAnyRank(OnnxElement.Float32))
            .Node("Neg", ["x"], ["y"]).Node("Abs", ["x"], ["z"]);
        using LoadedContract contract = Open("public sealed record Input(float[] X); public sealed record Output(float[] Y, Tensor<float> Z);", model);

        Assert.Equal(
            ["""{"y":[-1,-2],"z":[1,2]}""", """{"y":[-3,-4],"z":[3,4]}"""],
            contract.PredictBatch(["""{"x":[1,2]}""", """{"x":[3,4]}"""]).Select(row => row.GetRawText()));
    }

    [Fact]
    public void Names_of_output_dimensions_are_not_relied_on()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Float32("batch", "length")).Output("y", OnnxType.Float32("unk__1", "length"))
            .Node("Concat", ["x", "x"], ["y"], OnnxAttribute.Integer("axis", 1));
        using LoadedContract contract = Open("public sealed record Input(float[] X); public sealed record Output(Tensor<float> Y);", model);

        Assert.Equal(["[1,2,1,2]", "[3,3]"], contract.PredictBatch(["""{"x":[1,2]}""", """{"x":[3]}"""]).Select(row => row.GetProperty("y").GetRawText()));
    }

    [Fact]
    public void Inputs_that_come_out_unchanged_and_inputs_that_nothing_reads_work()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Float32("n")).Input("unread", OnnxType.Float32("n")).Output("x", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n")).Node("Neg", ["x"], ["y"]);
        using LoadedContract contract = Open("public sealed record Input(float X, float Unread); public sealed record Output(float X, float Y);", model);

        Assert.Equal(
            ["""{"x":1,"y":-1}""", """{"x":2,"y":-2}"""],
            contract.PredictBatch(["""{"x":1,"unread":9}""", """{"x":2,"unread":8}"""]).Select(row => row.GetRawText()));
    }

    [Fact]
    public void A_batch_fixed_at_one_runs_row_by_row()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Float32(1, 2)).Output("y", OnnxType.Float32(1, 2)).Node("Neg", ["x"], ["y"]);
        using LoadedContract contract = Open("public sealed record Input(float[] X); public sealed record Output(Tensor<float> Y);", model);

        Assert.Equal(["[-1,-2]", "[-3,-4]"], contract.PredictBatch(["""{"x":[1,2]}""", """{"x":[3,4]}"""]).Select(row => row.GetProperty("y").GetRawText()));
    }

    [Fact]
    public void No_rows_give_no_rows()
    {
        using LoadedContract contract = Open("public sealed record Input(float X); public sealed record Output(float Y);", new OnnxModelBuilder().Input("x", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n")).Node("Neg", ["x"], ["y"]));

        Assert.Empty(contract.PredictBatch([]));
    }

    [Fact]
    public void Rows_without_elements_run()
    {
        OnnxModelBuilder model = new OnnxModelBuilder().Input("x", OnnxType.Float32("batch", "length")).Output("y", OnnxType.Float32("batch", "length")).Node("Neg", ["x"], ["y"]);
        using LoadedContract contract = Open("public sealed record Input(float[] X); public sealed record Output(float[] Y);", model);

        Assert.Equal(["[]", "[-1]", "[]"], contract.PredictBatch(["""{"x":[]}""", """{"x":[1]}""", """{"x":[]}"""]).Select(row => row.GetProperty("y").GetRawText()));
    }
}
