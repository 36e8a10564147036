using System.Text;
using System.Text.Json;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

/// <summary><c>modelpack verify PACKAGE</c>: what needs no code of the package.</summary>
public sealed class VerifyPackageTests : IDisposable
{
    private const string Model = VerifiablePackage.Folder + "iris.onnx";

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, byte[]> _entries = VerifiablePackage.Entries();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_good_package_has_nothing_wrong_with_it()
    {
        ToolRun run = Verify();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Acme.Models.Iris", run.Output);
    }

    [Fact]
    public void Each_of_200_changed_bytes_of_the_payload_is_found_with_file_and_both_digests()
    {
        var random = new Random(4);
        string[] files = [Model, Model + ".data", VerifiablePackage.Folder + "assets/labels.txt"];
        for (int i = 0; i < 200; i++)
        {
            string file = files[i % files.Length];
            byte[] good = _entries[file];
            byte[] changed = [.. good];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            _entries[file] = changed;
            ToolRun run = Verify();
            Assert.Equal(1, run.ExitCode);
            Assert.All(["MPK3031", file, Digest(good), Digest(changed)], part => Assert.Contains(part, run.Error));
            _entries[file] = good;
        }
    }

    [Theory]
    [InlineData("modelpack.json")]
    [InlineData("input.schema.json")]
    [InlineData("output.schema.json")]
    [InlineData("examples.jsonl")]
    [InlineData("sbom.cdx.json")]
    public void Each_changed_byte_of_a_document_is_found_in_the_archive(string document)
    {
        string path = VerifiablePackage.Write(_folder, _entries);
        byte[] package = File.ReadAllBytes(path);
        byte[] content = _entries[VerifiablePackage.Folder + document];
        int start = package.AsSpan().IndexOf(content);
        for (int i = 0; i < content.Length; i += 17)
        {
            package[start + i] ^= 1;
            File.WriteAllBytes(path, package);
            Assert.Equal(1, ToolRun.Of("verify", path, "--no-examples").ExitCode);
            package[start + i] ^= 1;
        }
    }

    [Theory]
    [InlineData("input.schema.json")]
    [InlineData("examples.jsonl")]
    public void A_document_that_was_packed_anew_is_not_the_one_that_the_manifest_states(string document)
    {
        _entries[VerifiablePackage.Folder + document] = "{}"u8.ToArray();
        ToolRun run = Verify();
        Assert.Contains("MPK2022", run.Ids);
        Assert.Contains(document, run.Error);
    }

    [Theory]
    [InlineData("iris.onnx", "MPK3030")]
    [InlineData("iris.onnx.data", "MPK3030")]
    [InlineData("assets/labels.txt", "MPK3030")]
    [InlineData("modelpack.json", "MPK2022")]
    [InlineData("sbom.cdx.json", "MPK2022")]
    public void A_missing_file_is_named(string file, string code)
    {
        _entries.Remove(VerifiablePackage.Folder + file);
        ToolRun run = Verify();
        Assert.Equal([code], run.Ids);
        Assert.Contains(file, run.Error);
    }

    [Fact]
    public void A_renamed_file_is_missing_and_its_new_name_is_unknown()
    {
        _entries.Remove(Model, out byte[]? bytes);
        _entries[VerifiablePackage.Folder + "other.onnx"] = bytes!;
        Assert.Equal(["MPK3030", "MPK2022"], Verify().Ids);
    }

    [Theory]
    [InlineData("modelpack/iris/more.data")]
    [InlineData("modelpack/iris/assets/more.txt")]
    [InlineData("modelpack/other/other.onnx")]
    [InlineData("modelpack/iris/../../evil.sh")]
    public void An_entry_more_is_named(string entry)
    {
        _entries[entry] = [1];
        ToolRun run = Verify();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(entry, run.Error);
    }

    [Theory]
    [InlineData("\"cc\"", "\"dd\"", "contract.sha256")]
    [InlineData("1.2.0", "1.3.0", "version")]
    [InlineData("\"iris.onnx\"", "\"iri5.onnx\"", "other files")]
    [InlineData("\"documents\"", "\"papers\"", "states no digests of the documents")]
    public void A_manifest_that_says_something_else_than_the_assembly_is_refused(string from, string to, string part)
    {
        string manifest = VerifiablePackage.Folder + "modelpack.json";
        _entries[manifest] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_entries[manifest]).Replace(from, to, StringComparison.Ordinal));
        ToolRun run = Verify();
        Assert.Equal(["MPK2022"], run.Ids);
        Assert.Contains(part, run.Error);
    }

    [Fact]
    public void A_package_under_another_version_than_it_was_compiled_for_is_refused()
    {
        _entries["Acme.Models.Iris.nuspec"] = Encoding.UTF8.GetBytes(FakePackage.Nuspec.Replace("1.2.0", "1.3.0", StringComparison.Ordinal));
        Assert.Contains("1.3.0", Verify().Error);
    }

    [Fact]
    public void A_package_without_a_model_is_the_wrong_input()
    {
        _entries.Remove("lib/net10.0/Acme.Models.Iris.dll");
        ToolRun run = Verify();
        Assert.Equal((2, "MPK2022"), (run.ExitCode, Assert.Single(run.Ids)));
    }

    [Fact]
    public void A_file_that_is_no_package_is_the_wrong_input()
    {
        File.WriteAllText(_folder["some.nupkg"], "text");
        Assert.Equal(2, ToolRun.Of("verify", _folder["some.nupkg"]).ExitCode);
        Assert.Equal(2, ToolRun.Of("verify", _folder["none.nupkg"]).ExitCode);
        Assert.Equal(2, ToolRun.Of("verify").ExitCode);
    }

    [Fact]
    public void Programs_read_the_verdict_and_every_problem_as_JSON()
    {
        _entries[Model] = [1];
        using JsonDocument answer = JsonDocument.Parse(Verify("--json").Output);
        Assert.False(answer.RootElement.GetProperty("verified").GetBoolean());
        Assert.Equal("iris", answer.RootElement.GetProperty("models")[0].GetProperty("name").GetString());
        Assert.Equal("MPK3031", answer.RootElement.GetProperty("problems")[0].GetProperty("code").GetString());
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private ToolRun Verify(params string[] more) => ToolRun.Of(["verify", VerifiablePackage.Write(_folder, _entries), "--no-examples", .. more]);
}
