using ModelPack.Testing;

namespace ModelPack.Signatures.Tests;

public sealed class SkippingTests
{
    [Fact]
    public void Weights_are_not_read()
    {
        const int Initializers = 20;
        var builder = new OnnxModelBuilder().Input("x", OnnxType.Float32("n")).Output("y", OnnxType.Float32("n"));
        for (int i = 0; i < Initializers; i++)
        {
            builder.Initializer(OnnxTensor.Raw($"w{i}", OnnxElement.Float32, [100_000], new byte[400_000]));
            builder.Node("Add", [i == 0 ? "x" : $"h{i - 1}", $"w{i}"], [i == Initializers - 1 ? "y" : $"h{i}"]);
        }

        var stream = new CountingStream(builder.Build());
        Assert.True(OnnxSignatureReader.TryRead(stream, out ModelSignature? signature, out _));
        Assert.Equal(["x"], signature.Inputs.Select(input => input.Name));
        Assert.InRange(stream.Reads, 1, Initializers + Initializers + 16);
        Assert.InRange(stream.BytesRead, 1, 4096L * (Initializers + 2));
    }

    [Fact]
    public void Trees_in_attributes_are_not_read()
    {
        var builder = new OnnxModelBuilder().Opset("", 13).Opset("ai.onnx.ml", 1).Input("x", OnnxType.Float32("n", 4)).Output("y", OnnxType.Tensor(OnnxElement.Int64, "n"))
            .NodeOf("ai.onnx.ml", "TreeEnsembleClassifier", ["x"], ["y", "p"], OnnxAttribute.Floats("nodes_values", new float[200_000]), OnnxAttribute.Integers("classlabels_int64s", 3, 5));
        var stream = new CountingStream(builder.Build());
        Assert.True(OnnxSignatureReader.TryRead(stream, out ModelSignature? signature, out _));
        Assert.Equal(["3", "5"], signature.ClassLabels.Single().Labels);
        Assert.InRange(stream.BytesRead, 1, 4 * 4096);
    }
}
