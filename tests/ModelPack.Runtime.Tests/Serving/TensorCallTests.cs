using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>Calls in the model's own tensors: what is given, what comes, and what is refused.</summary>
public sealed class TensorCallTests
{
    private const string ZipMap = """
        input "features" float32["batch", 4]
        output "label" string["batch"]
        output "probabilities" sequence(map(string, float32[]))
        """;

    private const string Sum = """
        input "x" float32["n"]
        optional-input "w" float32[1]
        output "y" float32["n"]
        """;

    [Fact]
    public async Task Maps_are_one_tensor_with_the_labels_beside_it()
    {
        using ServedModel iris = Iris();
        using TensorCall call = iris.Open();
        Assert.True(ServedModel.Give<float>(call, "features", TensorElementType.Float32, [3, 4], 5.1f, 3.5f, 1.4f, 0.2f, 6.6f, 3, 4.4f, 1.4f, 5.9f, 3, 5.1f, 1.8f));
        Assert.True(await call.RunAsync());

        Assert.Equal(3, call.Rows);
        Assert.Equal(["label", "probabilities"], call.Outputs.Select(static output => output.Name));
        Assert.Equal(["setosa", "versicolor", "virginica"], ServedModel.Texts(call.Outputs[0]));
        Assert.Equal("FP32", call.Outputs[1].Datatype);
        Assert.Equal([3, 3], call.Outputs[1].Shape.ToArray());
        Assert.Equal("""["setosa","versicolor","virginica"]""", call.Outputs[1].Labels);
        Assert.Equal([0.981584641f, 0.0184153445f, 1.45134109e-08f], ServedModel.Numbers<float>(call.Outputs[1])[..3], (expected, actual) => Math.Abs(expected - actual) < 1e-5);
    }

    [Fact]
    public async Task Calls_of_other_shapes_and_outputs_follow_each_other()
    {
        using ServedModel iris = Iris();
        foreach (int rows in (int[])[1, 3, 1, 200, 2, 0, 2])
        {
            foreach (string? wanted in (string?[])[null, "probabilities", "label", null])
            {
                using TensorCall call = iris.Open();
                Assert.True(wanted is null || call.TrySelect(wanted));
                Assert.True(ServedModel.Give<float>(call, "features", TensorElementType.Float32, [rows, 4], [.. Enumerable.Repeat(2f, rows * 4)]));
                Assert.True(await call.RunAsync());
                Assert.Equal(wanted is null ? ["label", "probabilities"] : [wanted], call.Outputs.Select(static output => output.Name));
                Assert.All(call.Outputs, output => Assert.Equal(rows, output.Shape[0]));
            }
        }
    }

    [Fact]
    public async Task An_initializer_may_be_given_and_left_out()
    {
        using ServedModel sum = Adds();
        foreach (float? weight in (float?[])[null, 10, 20, null])
        {
            using TensorCall call = sum.Open();
            Assert.True(ServedModel.Give<float>(call, "x", TensorElementType.Float32, [2], 1, 2));
            Assert.True(weight is not { } given || ServedModel.Give(call, "w", TensorElementType.Float32, [1], given));
            Assert.True(await call.RunAsync());
            float added = weight ?? 100;
            Assert.Equal([1 + added, 2 + added], ServedModel.Numbers<float>(call.Outputs[0]));
        }
    }

    [Fact]
    public async Task A_sequence_is_a_tensor_an_element_both_ways()
    {
        OnnxModelBuilder model = new OnnxModelBuilder()
            .Input("s", OnnxType.Sequence(OnnxType.Float32("n"))).Input("x", OnnxType.Float32("n")).Output("t", OnnxType.Sequence(OnnxType.Float32("n")))
            .Node("SequenceInsert", ["s", "x"], ["t"]);
        using ServedModel served = ServedModel.Load(
            model,
            """
            input "s" sequence(float32["n"])
            input "x" float32["n"]
            output "t" sequence(float32["n"])
            """,
            [new ModelTensor("s", TensorElementType.Float32) { Form = ModelValueForm.Sequence, AnyShape = true }, new ModelTensor("x", TensorElementType.Float32, ModelTensor.Symbol(0))]);
        for (int round = 0; round < 3; round++)
        {
            using TensorCall call = served.Open();
            Assert.True(ServedModel.Give<float>(call, "s[0]", TensorElementType.Float32, [2], 1, 2));
            Assert.True(ServedModel.Give<float>(call, "s[1]", TensorElementType.Float32, [2], 3, 4));
            Assert.True(ServedModel.Give<float>(call, "x", TensorElementType.Float32, [2], 5, round));
            Assert.True(round != 1 || call.TrySelect("t[2]"));
            Assert.True(await call.RunAsync(), string.Join(' ', call.Errors));
            Assert.Equal(round == 1 ? ["t[2]"] : ["t[0]", "t[1]", "t[2]"], call.Outputs.Select(static output => output.Name));
            Assert.Equal([5f, round], ServedModel.Numbers<float>(call.Outputs[^1]));
        }

        using TensorCall wrong = served.Open();
        Assert.False(ServedModel.Give<float>(wrong, "s[1]", TensorElementType.Float32, [2], 1, 2));
        Assert.False(ServedModel.Give<float>(wrong, "s", TensorElementType.Float32, [2], 1, 2));
        Assert.All(wrong.Errors, static error => Assert.Equal("MPK3002", error.Code));
    }

    [Fact]
    public async Task What_does_not_fit_is_refused_with_a_code_and_no_value()
    {
        using ServedModel iris = Iris();
        AssertRefused(iris, "MPK3003", "feature", TensorElementType.Float32, [1, 4]);
        AssertRefused(iris, "MPK3002", "features", TensorElementType.Float64, [1, 4]);
        AssertRefused(iris, "MPK3006", "features", TensorElementType.Float32, [4]);
        AssertRefused(iris, "MPK3006", "features", TensorElementType.Float32, [1, 5]);
        AssertRefused(iris, "MPK3006", "features", TensorElementType.Float32, [-1, 4]);
        AssertRefused(iris, "MPK3011", "features", TensorElementType.Float32, [long.MaxValue, 4]);
        AssertRefused(iris, "MPK3011", "features", TensorElementType.Float32, [2, 4], new JsonInputOptions { MaxElements = 7 });

        using TensorCall missing = iris.Open();
        Assert.False(await missing.RunAsync());
        Assert.Equal("MPK3001", missing.Errors.Single().Code);
        Assert.False(missing.TrySelect("probability"));
        Assert.True(missing.TrySelect("label"));
        Assert.False(missing.TrySelect("label"));
    }

    [Fact]
    public async Task Too_many_rows_are_refused_before_the_run()
    {
        using ServedModel iris = Iris();
        using TensorCall call = iris.Open(new JsonInputOptions { MaxRows = 1 });
        Assert.True(ServedModel.Give<float>(call, "features", TensorElementType.Float32, [2, 4], 1, 2, 3, 4, 1, 2, 3, 4));
        Assert.False(await call.RunAsync());
        Assert.Equal("MPK3011", call.Errors.Single().Code);
    }

    [Fact]
    public async Task A_token_that_was_cancelled_runs_nothing()
    {
        using ServedModel iris = Iris();
        using TensorCall call = iris.Open();
        Assert.True(ServedModel.Give<float>(call, "features", TensorElementType.Float32, [1, 4], 1, 2, 3, 4));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call.RunAsync(new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task A_call_holds_the_model_until_it_is_disposed()
    {
        ServedModel iris = Iris();
        TensorCall call = iris.Open();
        iris.Dispose();
        Assert.True(ServedModel.Give<float>(call, "features", TensorElementType.Float32, [1, 4], 1, 2, 3, 4));
        Assert.True(await call.RunAsync());
        call.Dispose();
        call.Dispose();
        Assert.Throws<ObjectDisposedException>(() => call.Outputs);
        Assert.Throws<ObjectDisposedException>(() => iris.Open());
    }

    private static void AssertRefused(ServedModel model, string code, string name, TensorElementType type, long[] shape, JsonInputOptions? limits = null)
    {
        using TensorCall call = model.Open(limits);
        Assert.False(call.TryGive(name, type, shape, out _));
        Assert.Equal(code, call.Errors.Single().Code);
    }

    private static ServedModel Iris() => ServedModel.Load("iris-logreg-zipmap", ZipMap, new ModelTensor("features", TensorElementType.Float32, ModelTensor.Batch, 4));

    private static ServedModel Adds() => ServedModel.Load(
        new OnnxModelBuilder()
            .Input("x", OnnxType.Float32("n")).Input("w", OnnxType.Float32(1)).Initializer(OnnxTensor.Float32("w", [1], 100)).Output("y", OnnxType.Float32("n"))
            .Node("Add", ["x", "w"], ["y"]),
        Sum,
        [new ModelTensor("x", TensorElementType.Float32, ModelTensor.Batch)]);
}
