namespace ModelPack.Runtime.Tests;

public sealed class PlaceholderTests
{
    [Fact]
    public void The_models_are_there() => Assert.True(File.Exists(ModelPack.Testing.TestModels.Path("iris-logreg-zipmap.onnx")));
}
