using System.Text.Json;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

public sealed class InspectPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_package_is_shown_by_its_manifest()
    {
        ToolRun run = ToolRun.Of("inspect", FakePackage.Write(_folder, FakePackage.Entries));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches("id +Acme.Models.Iris", run.Output);
        Assert.Matches("licence +MIT", run.Output);
        Assert.Matches("payload digest +[0-9a-f]{64}", run.Output);
        Assert.Matches("predictor +Acme.Models.IrisPredictor", run.Output);
        Assert.Matches(@"iris\.onnx +5 +aa", run.Output);
        Assert.Matches(@"features +float32\[batch, \?, 4\]", run.Output);
        Assert.Matches("input +Length +features +0", run.Output);
        Assert.Matches("h +state: hn of the call before", run.Output);
        Assert.Matches("sr +constant: 16000", run.Output);
    }

    [Fact]
    public void Programs_get_the_manifests_as_they_are()
    {
        ToolRun run = ToolRun.Of("inspect", FakePackage.Write(_folder, FakePackage.Entries), "--json");

        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("1.2.0", root.GetProperty("package").GetProperty("version").GetString());
        Assert.Matches("^[0-9a-f]{64}$", root.GetProperty("payloadDigests")[0].GetString());
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(FakePackage.Manifest).RootElement, root.GetProperty("models")[0]));
    }

    [Theory]
    [InlineData("../escape.txt", "The entry '../escape.txt' leaves the package's folder.")]
    [InlineData("/rooted.txt", "The entry '/rooted.txt' is rooted.")]
    [InlineData("C:/rooted.txt", "The entry 'C:/rooted.txt' is rooted.")]
    [InlineData("a\\b.txt", "The entry 'a\\b.txt' has a backslash in its name.")]
    [InlineData("a%2F..%2F..%2Fb.txt", "The entry 'a/../../b.txt' leaves the package's folder.")]
    [InlineData("MODELPACK/iris/iris.onnx", "The entry 'MODELPACK/iris/iris.onnx' is there twice.")]
    [InlineData("a\u001b[2J.txt", "The entry 'a\\u001b[2J.txt' has a control character in its name.")]
    public void An_entry_with_an_unsafe_name_is_a_problem(string entry, string message)
    {
        ToolRun run = ToolRun.Of("inspect", FakePackage.Write(_folder, [.. FakePackage.Entries, new(entry, "x")]));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("MPK2022: " + message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_manifest_names_must_be_there_with_its_size()
    {
        var entries = FakePackage.Entries;
        entries["modelpack/iris/iris.onnx"] = "another model";
        Assert.Contains("'modelpack/iris/iris.onnx' has 13 bytes, but its manifest says 5.", ToolRun.Of("inspect", FakePackage.Write(_folder, entries)).Error, StringComparison.Ordinal);
        entries.Remove("modelpack/iris/iris.onnx");
        Assert.Contains("The manifest names 'modelpack/iris/iris.onnx', which is not in the package.", ToolRun.Of("inspect", FakePackage.Write(_folder, entries, "other.nupkg")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "is no JSON")]
    [InlineData("[]", "is no JSON object")]
    [InlineData("", "is no JSON")]
    public void A_manifest_that_is_none_is_bad_input(string manifest, string message)
    {
        var entries = FakePackage.Entries;
        entries["modelpack/iris/modelpack.json"] = manifest;

        ToolRun run = ToolRun.Of("inspect", FakePackage.Write(_folder, entries));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_of_other_kinds_of_values_reads_as_blank()
    {
        var entries = FakePackage.Entries;
        entries["modelpack/iris/modelpack.json"] = """{"model": [1], "signature": {"inputs": [3, {"name": {}}], "opsets": "x"}, "contract": null}""";

        Assert.Equal(1, ToolRun.Of("inspect", FakePackage.Write(_folder, entries)).ExitCode);
    }

    [Fact]
    public void A_bomb_is_not_unpacked()
    {
        var entries = FakePackage.Entries;
        entries["modelpack/iris/modelpack.json"] = new string(' ', (16 << 20) + 1);

        ToolRun run = ToolRun.Of("inspect", FakePackage.Write(_folder, entries));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("holds more than the 16777216 bytes that it may have", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Newtonsoft.Json.nuspec", "holds no model")]
    [InlineData("readme.txt", "it has no nuspec")]
    public void A_package_without_a_model_is_bad_input(string entry, string message)
    {
        ToolRun run = ToolRun.Of("inspect", FakePackage.Write(_folder, [new(entry, FakePackage.Nuspec)]));

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nuspec_with_entities_is_refused()
    {
        const string Bomb = """<!DOCTYPE x [<!ENTITY a "aaaa">]><package><metadata><id>&a;</id></metadata></package>""";

        Assert.Contains("its nuspec cannot be read", ToolRun.Of("inspect", FakePackage.Write(_folder, [new("a.nuspec", Bomb)])).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK")]
    [InlineData("no zip at all")]
    public void A_file_that_is_no_archive_is_bad_input(string text)
    {
        File.WriteAllText(_folder["broken.nupkg"], text);

        ToolRun run = ToolRun.Of("inspect", _folder["broken.nupkg"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("MPK2022: It is no model package, or a damaged one: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_that_is_a_folder_or_missing_is_bad_input()
    {
        Directory.CreateDirectory(_folder["folder.nupkg"]);

        Assert.StartsWith("MPK2022: The package is a folder.", ToolRun.Of("inspect", _folder["folder.nupkg"]).Error, StringComparison.Ordinal);
        Assert.StartsWith("MPK2022: The package does not exist.", ToolRun.Of("inspect", _folder["missing.nupkg"]).Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
