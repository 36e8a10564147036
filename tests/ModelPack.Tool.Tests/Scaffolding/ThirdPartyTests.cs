using ModelPack.Signatures;
using ModelPack.Testing;
using ModelPack.Tool.Scaffolding;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Scaffolding;

/// <summary>Models by others, which are not part of the repository: they lie in the folder <c>shared/models</c> beside it, where there is one.</summary>
public sealed class ThirdPartyTests
{
    private static readonly string s_folder = Path.Combine(TestModels.RepositoryRoot, "..", "shared", "models");

    // A chunk of one sample is too short for the voice detector, which nothing in it says before it runs: its scaffold has no example.
    [Theory]
    [InlineData("mnist-cntk", true)]
    [InlineData("silero-vad-16k", false)]
    [InlineData("titanic-skl2onnx", true)]
    [InlineData("mlnet-lightgbm", true)]
    public async Task A_scaffold_builds_without_a_warning(string model, bool hasExample)
    {
        string path = Path.GetFullPath(Path.Combine(s_folder, model + ".onnx"));
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");
        ModelSignature signature = Scaffolds.SignatureOf(path);
        IReadOnlyList<ScaffoldFile> files = Scaffolds.Of(path);
        string item = Scaffolds.Options(model + ".onnx").ModelFile;

        Assert.Empty(await ScaffoldBuild.Problems(files, signature, item));

        Assert.Equal(hasExample, ScaffoldExample.IsIn(files));
        if (hasExample)
            Assert.Empty(ScaffoldExample.Run(ScaffoldBuild.Load(files, signature, item), files, path));
    }

    [Fact]
    public void The_voice_detector_keeps_its_state_between_calls()
    {
        string path = Path.Combine(s_folder, "silero-vad-16k.onnx");
        Assert.SkipUnless(File.Exists(path), $"{path} is not there.");

        IReadOnlyList<ScaffoldFile> files = Scaffolds.Of(path);

        Assert.Contains("[State(\"state\", \"stateN\")]", files.Single(static file => file.Path == "SamplePredictor.cs").Text, StringComparison.Ordinal);
        Assert.Contains("public required long Sr { get; init; }", files.Single(static file => file.Path == "SampleInput.cs").Text, StringComparison.Ordinal);
    }
}
