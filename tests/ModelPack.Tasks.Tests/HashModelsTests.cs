using System.Security.Cryptography;
using Microsoft.Build.Framework;
using ModelPack.Tasks.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Tasks.Tests;

public sealed class HashModelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly BuildEngine _engine = new();
    private readonly ITaskItem[] _models;

    public HashModelsTests()
    {
        foreach (string name in (string[])["linear-external.onnx", "linear-external.onnx.data"])
            File.Copy(TestModels.Path($"external/{name}"), _folder[name]);
        _models = [ModelItems.Create(_folder, "linear-external.onnx")];
        Assert.True(new ReadOnnxSignatures { BuildEngine = _engine, Models = _models, ProjectDirectory = _folder.Path }.Execute());
    }

    [Fact]
    public void Each_file_of_a_model_has_its_digest_size_and_path()
    {
        Assert.True(new HashModels { BuildEngine = _engine, Models = _models }.Execute());

        string Line(string name) => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder[name])))} {new FileInfo(_folder[name]).Length} {name}\n";
        Assert.Equal(Line("linear-external.onnx") + Line("linear-external.onnx.data"), File.ReadAllText(_folder["obj/linear-external.sha256"]));
    }

    [Fact]
    public void External_data_that_shrank_since_the_signature_was_read_is_an_error()
    {
        File.WriteAllText(_folder["linear-external.onnx.data"], "short");

        Assert.False(new HashModels { BuildEngine = _engine, Models = _models }.Execute());

        Assert.All(_engine.Errors, static error => Assert.Equal(("MPK2002", "linear-external.onnx"), (error.Code, error.File)));
        Assert.False(File.Exists(_folder["obj/linear-external.sha256"]));
    }

    [Fact]
    public void A_file_with_another_name_on_the_disk_is_a_warning_unless_the_author_or_the_build_links()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Makes a hard link with ln.");
        System.Diagnostics.Process.Start("ln", [_folder["linear-external.onnx.data"], _folder["elsewhere"]]).WaitForExit();

        Assert.True(new HashModels { BuildEngine = _engine, Models = _models }.Execute());
        Assert.Equal(("MPK2002", "linear-external.onnx"), (Assert.Single(_engine.Warnings).Code, _engine.Warnings[0].File));
        Assert.Contains("'linear-external.onnx.data'", _engine.Warnings[0].Message, StringComparison.Ordinal);

        Assert.True(new HashModels { BuildEngine = _engine, Models = _models, MakesLinks = true }.Execute());
        _models[0].SetMetadata("FollowLinks", "true");
        Assert.True(new HashModels { BuildEngine = _engine, Models = _models }.Execute());
        Assert.Single(_engine.Warnings);
    }

    [Fact]
    public void Payloads_are_compiled_in_and_name_the_output_folder()
    {
        Assert.True(new HashModels { BuildEngine = _engine, Models = _models }.Execute());
        Assert.True(new WritePayloads { BuildEngine = _engine, Models = _models, PackageId = "Acme.Linear", PackageVersion = "1.0.0", Source = _folder["obj/P.g.cs"] }.Execute());

        string folder = File.ReadAllText(_folder["obj/linear-external.payload"]);
        Assert.Matches("^[0-9a-f]{16}$", folder);
        Assert.Contains($"ModelPayload(\"linear-external\", \"Acme.Linear\", \"1.0.0\", \"{folder}", File.ReadAllText(_folder["obj/P.g.cs"]), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
