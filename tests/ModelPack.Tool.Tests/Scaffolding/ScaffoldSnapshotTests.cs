using ModelPack.Testing;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Scaffolding;

public sealed class ScaffoldSnapshotTests
{
    [Theory]
    [InlineData("iris-logreg-zipmap")]
    [InlineData("iris-forest-tensor")]
    [InlineData("penguins-columns")]
    [InlineData("diabetes-gbr")]
    [InlineData("digits-cnn")]
    [InlineData("audio-gru-stateful")]
    [InlineData("text-tokens")]
    [InlineData("text-strings-tfidf")]
    [InlineData("awkward-names")]
    [InlineData("all-types-identity")]
    [InlineData("optional-threshold")]
    [InlineData("sequence-out")]
    [InlineData("scalars")]
    [InlineData("uint8-image-bright")]
    public void A_scaffold_reads_as_its_snapshot(string model) =>
        Snapshot.Verify("Scaffolding", model, Scaffolds.Join(Scaffolds.Of(TestModels.Path(model + ".onnx"))));
}
