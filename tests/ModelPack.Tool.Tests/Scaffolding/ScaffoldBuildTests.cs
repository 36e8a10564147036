using ModelPack.Signatures;
using ModelPack.Testing;
using ModelPack.Tool.Scaffolding;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Scaffolding;

public sealed class ScaffoldBuildTests
{
    [Theory]
    [InlineData("iris-logreg-zipmap", true)]
    [InlineData("iris-forest-tensor", true)]
    [InlineData("penguins-columns", true)]
    [InlineData("diabetes-gbr", true)]
    [InlineData("digits-cnn", true)]
    [InlineData("half-matmul", true)]
    [InlineData("zero-batch", true)]
    [InlineData("optional-threshold", true)]
    [InlineData("sequence-out", false)]
    [InlineData("uint8-image-bright", false)]
    [InlineData("audio-gru-stateful", true)]
    [InlineData("all-types-identity", true)]
    [InlineData("text-tokens", false)]
    [InlineData("text-strings-tfidf", false)]
    [InlineData("awkward-names", true)]
    [InlineData("scalars", true)]
    public async Task A_scaffold_builds_without_a_warning_and_its_example_runs_where_it_has_one(string model, bool hasExample)
    {
        string path = TestModels.Path(model + ".onnx");
        ModelSignature signature = Scaffolds.SignatureOf(path);
        IReadOnlyList<ScaffoldFile> files = Scaffolds.Of(path);
        string item = Scaffolds.Options(model + ".onnx").ModelFile;

        Assert.Empty(await ScaffoldBuild.Problems(files, signature, item));

        Assert.Equal(hasExample, ScaffoldExample.IsIn(files));
        if (hasExample)
            Assert.Empty(ScaffoldExample.Run(ScaffoldBuild.Load(files, signature, item), files, path));
    }
}
