using ModelPack.Signatures;
using ModelPack.Testing;
using ModelPack.Tool.Scaffolding;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Scaffolding;

public sealed class ScaffoldBuildTests
{
    [Theory]
    [InlineData("iris-logreg-zipmap")]
    [InlineData("iris-forest-tensor")]
    [InlineData("penguins-columns")]
    [InlineData("diabetes-gbr")]
    [InlineData("digits-cnn")]
    [InlineData("half-matmul")]
    [InlineData("zero-batch")]
    [InlineData("optional-threshold")]
    [InlineData("sequence-out")]
    [InlineData("uint8-image-bright")]
    [InlineData("audio-gru-stateful")]
    [InlineData("all-types-identity")]
    [InlineData("text-tokens")]
    [InlineData("text-strings-tfidf")]
    [InlineData("awkward-names")]
    [InlineData("scalars")]
    public async Task A_scaffold_builds_without_a_warning_and_its_example_runs(string model)
    {
        string path = TestModels.Path(model + ".onnx");
        ModelSignature signature = Scaffolds.SignatureOf(path);
        IReadOnlyList<ScaffoldFile> files = Scaffolds.Of(path);
        string item = Scaffolds.Options(model + ".onnx").ModelFile;

        Assert.Empty(await ScaffoldBuild.Problems(files, signature, item));

        Assert.Empty(ScaffoldExample.Run(ScaffoldBuild.Load(files, signature, item), files, path));
    }
}
