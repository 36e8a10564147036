using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Emitting;

public sealed class SnapshotTests
{
    [Fact]
    public void A_feature_vector_with_labels() => Verify(Contracts.Iris, "iris-logreg-zipmap.onnx");

    [Fact]
    public void Columns_that_may_be_missing() => Verify(Contracts.Penguins, "penguins-columns.onnx");

    private static void Verify(string contract, string model, [System.Runtime.CompilerServices.CallerMemberName] string test = "")
    {
        GeneratorRun run = Generator.Run(new UserProject(contract, TestModel.File(model)));

        run.AssertCompiles();
        Snapshot.Verify(run, nameof(SnapshotTests), test);
    }
}
