using System.IO.Compression;
using System.Security.Cryptography;
using ModelPack.Tasks.Packaging;
using ModelPack.Tasks.Tests.Infrastructure;

namespace ModelPack.Tasks.Tests.Packaging;

public sealed class ModelPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _staged;
    private readonly string _model;

    public ModelPackageTests()
    {
        _staged = _folder["staged.nupkg"];
        _model = _folder.Write("모델 1%.onnx", new string('w', 5000));
        using ZipArchive archive = ZipFile.Open(_staged, ZipArchiveMode.Create);
        Add(archive, "lib/net10.0/Acme.dll", "assembly");
        Add(archive, "Acme.nuspec", """<package xmlns="x"><metadata><id>Acme</id></metadata></package>""");
        Add(archive, "[Content_Types].xml", """<Types xmlns="y"><Default Extension="dll" ContentType="application/octet" /></Types>""");
        Add(archive, "_rels/.rels", "<Relationships />");
    }

    [Fact]
    public void Models_lie_in_the_package_as_they_are_and_stored()
    {
        string final = Write("final.nupkg");
        using ZipArchive archive = ZipFile.OpenRead(final);
        ZipArchiveEntry entry = archive.Entries.Single(static e => e.FullName.EndsWith(".onnx", StringComparison.Ordinal));
        Assert.Equal("modelpack/m/모델 1%.onnx", Uri.UnescapeDataString(entry.FullName));
        Assert.Equal((5000, 5000), (entry.Length, entry.CompressedLength));
        Assert.Equal("assembly", Text(archive, "lib/net10.0/Acme.dll"));
        Assert.Contains("Extension=\"onnx\"", Text(archive, "[Content_Types].xml"), StringComparison.Ordinal);
        Assert.Contains("README.md", Text(archive, "Acme.nuspec"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_and_one_date()
    {
        byte[] first = File.ReadAllBytes(Write("one.nupkg"));
        File.SetLastWriteTimeUtc(_model, DateTime.UtcNow.AddDays(-3));
        Assert.Equal(first, File.ReadAllBytes(Write("two.nupkg")));
        using ZipArchive archive = ZipFile.OpenRead(_folder["one.nupkg"]);
        Assert.Single(archive.Entries.Select(static e => e.LastWriteTime).Distinct());
    }

    [Fact]
    public void A_model_that_is_not_what_was_compiled_in_leaves_the_final_path_as_it_was()
    {
        string final = _folder.Write("final.nupkg", "the package before");
        PackagedModel model = Model();
        File.WriteAllText(_model, new string('x', 5000));

        PackageException exception = Assert.Throws<PackageException>(() => ModelPackage.Write(_staged, final, [model], null, "1.31.1", ""));

        Assert.Contains("has changed since", exception.Message, StringComparison.Ordinal);
        Assert.Equal("the package before", File.ReadAllText(final));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public void Two_files_under_one_name_are_refused()
    {
        PackagedModel model = Model();
        PackagedModel twice = model with { Files = [.. model.Files, model.Files[0] with { EntryName = model.Files[0].EntryName.ToUpperInvariant() }] };
        Assert.Throws<PackageException>(() => ModelPackage.Write(_staged, _folder["final.nupkg"], [twice], null, "1.31.1", ""));
        Assert.False(File.Exists(_folder["final.nupkg"]));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name)
    {
        ModelPackage.Write(_staged, _folder[name], [Model()], "# Card", "1.31.1", "");
        return _folder[name];
    }

    private PackagedModel Model()
    {
        byte[] bytes = File.ReadAllBytes(_model);
        var expected = new PayloadFile(Path.GetFileName(_model), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return new PackagedModel("m", "0123456789abcdef", [PackageFile.FromDisk($"modelpack/m/{expected.Path}", _model) with { Expected = expected, Compressed = false }]);
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
