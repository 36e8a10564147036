using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>Calls in the model's own tensors: what is given, what comes, and what is refused.</summary>
public sealed class TensorCallTests
{
    private const string ZipMap = """
        input "features" float32["batch", 4]
        output "label" string["batch"]
        output "probabilities" sequence(map(string, float32[]))
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

    private static ServedModel Iris() => ServedModel.Load("iris-logreg-zipmap", ZipMap, new ModelTensor("features", TensorElementType.Float32, ModelTensor.Batch, 4));
}
