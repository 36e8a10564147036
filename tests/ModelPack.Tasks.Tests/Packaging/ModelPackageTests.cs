using System.IO.Compression;
using System.Security.Cryptography;
using ModelPack.Tasks.Packaging;
using ModelPack.Tasks.Tests.Infrastructure;

namespace ModelPack.Tasks.Tests.Packaging;

public sealed class ModelPackageTests : IDisposable
{
    private static readonly PackedProject s_project = new("Acme", "1.0.0", "Acme.Models", "1.31.1");
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
        Add(archive, "package/services/metadata/core-properties/1f.psmdcp", Properties("NuGet 1; a system"));
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
    public void What_SDKs_call_and_number_in_their_own_ways_is_written_in_one()
    {
        byte[] first = File.ReadAllBytes(Write("one.nupkg"));
        using (ZipArchive archive = ZipFile.Open(_staged, ZipArchiveMode.Update))
        {
            archive.GetEntry("_rels/.rels")!.Delete();
            Add(archive, "_rels/.rels", """<Relationships><Relationship Id="R1" /></Relationships>""");
            archive.GetEntry("package/services/metadata/core-properties/1f.psmdcp")!.Delete();
            Add(archive, "package/services/metadata/core-properties/2e.psmdcp", Properties("NuGet 2; another system"));
        }

        Assert.Equal(first, File.ReadAllBytes(Write("two.nupkg")));
    }

    [Fact]
    public void A_symbols_package_has_no_model_and_depends_on_what_apps_need()
    {
        using (ZipArchive archive = ZipFile.Open(_staged, ZipArchiveMode.Update))
        {
            archive.GetEntry("Acme.nuspec")!.Delete();
            Add(archive, "Acme.nuspec", """<package><metadata><id>Acme</id><dependencies><dependency id="ModelPack" version="1.0.0" /></dependencies></metadata></package>""");
        }

        ModelPackage.WriteSymbols(_staged, _folder["final.snupkg"], s_project);

        using ZipArchive symbols = ZipFile.OpenRead(_folder["final.snupkg"]);
        Assert.DoesNotContain(symbols.Entries, static entry => entry.FullName.EndsWith(".onnx", StringComparison.Ordinal));
        Assert.Contains("ModelPack.Runtime", Text(symbols, "Acme.nuspec"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"ModelPack\"", Text(symbols, "Acme.nuspec"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_the_digests_of_the_models_is_refused()
    {
        string tests = typeof(ModelPackageTests).Assembly.Location;
        using (ZipArchive archive = ZipFile.Open(_staged, ZipArchiveMode.Update))
            archive.CreateEntryFromFile(tests, "lib/net10.0/Acme.Models.dll");

        PackageException exception = Assert.Throws<PackageException>(() => Write("final.nupkg"));

        Assert.Equal("MPK2014", exception.Code);
        Assert.Contains("lib/net10.0/Acme.Models.dll", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["final.nupkg"]));
    }

    [Fact]
    public void A_model_that_is_not_what_was_compiled_in_leaves_the_final_path_as_it_was()
    {
        string final = _folder.Write("final.nupkg", "the package before");
        PackagedModel model = Model();
        File.WriteAllText(_model, new string('x', 5000));

        PackageException exception = Assert.Throws<PackageException>(() => ModelPackage.Write(_staged, final, [model], null, s_project));

        Assert.Contains("has changed since", exception.Message, StringComparison.Ordinal);
        Assert.Equal("the package before", File.ReadAllText(final));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.tmp"));
    }

    [Fact]
    public async Task A_model_that_is_replaced_while_it_is_packed_is_packed_as_compiled_or_not_at_all()
    {
        PackagedModel model = Model();
        byte[] good = File.ReadAllBytes(_model);
        byte[] other = [.. good.Reverse().Select(static b => (byte)(b + 1))];
        using var end = new CancellationTokenSource();
        Task replacing = Task.Run(() =>
        {
            for (int i = 0; !end.IsCancellationRequested; i++)
            {
                File.WriteAllBytes(_folder["next"], i % 2 == 0 ? other : good);
                File.Move(_folder["next"], _model, overwrite: true);
            }
        }, TestContext.Current.CancellationToken);

        int written = 0, refused = 0;
        for (int i = 0; i < 200 || ((written == 0 || refused == 0) && i < 20_000); i++)
        {
            File.Delete(_folder["final.nupkg"]);
            try
            {
                ModelPackage.Write(_staged, _folder["final.nupkg"], [model], null, s_project);
                using ZipArchive archive = ZipFile.OpenRead(_folder["final.nupkg"]);
                using MemoryStream packed = EntryBytes.Read(archive.Entries.Single(static e => e.FullName.EndsWith(".onnx", StringComparison.Ordinal)));
                Assert.Equal(good, packed.ToArray());
                written++;
            }
            catch (PackageException exception)
            {
                Assert.Equal("MPK2014", exception.Code);
                Assert.False(File.Exists(_folder["final.nupkg"]));
                refused++;
            }
        }

        await end.CancelAsync();
        await replacing;
        Assert.True(written > 0 && refused > 0, $"{written} written, {refused} refused");
    }

    [Fact]
    public void A_model_beyond_four_gigabytes_is_packed_and_read_back()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MODELPACK_LONG_TESTS") == "1", "Writes 4.5 GB; set MODELPACK_LONG_TESTS=1.");
        const long Size = (4L << 30) + (512 << 20);
        using (FileStream model = File.Create(_model))
            model.SetLength(Size);
        using (FileStream model = File.OpenRead(_model))
        {
            PackagedModel packaged = new("m", "0123456789abcdef", [PackageFile.FromDisk($"modelpack/m/{Path.GetFileName(_model)}", _model) with
            {
                Expected = new PayloadFile(Path.GetFileName(_model), Size, Convert.ToHexStringLower(SHA256.HashData(model))), Compressed = false,
            }]);
            ModelPackage.Write(_staged, _folder["final.nupkg"], [packaged], null, s_project);
        }

        using ZipArchive archive = ZipFile.OpenRead(_folder["final.nupkg"]);
        Assert.Equal(Size, archive.Entries.Single(static e => e.FullName.EndsWith(".onnx", StringComparison.Ordinal)).Length);
        Assert.Equal("assembly", Text(archive, "lib/net10.0/Acme.dll"));
    }

    [Fact]
    public void Two_files_under_one_name_are_refused()
    {
        PackagedModel model = Model();
        PackagedModel twice = model with { Files = [.. model.Files, model.Files[0] with { EntryName = model.Files[0].EntryName.ToUpperInvariant() }] };
        Assert.Throws<PackageException>(() => ModelPackage.Write(_staged, _folder["final.nupkg"], [twice], null, s_project));
        Assert.False(File.Exists(_folder["final.nupkg"]));
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string name)
    {
        ModelPackage.Write(_staged, _folder[name], [Model()], "# Card", s_project);
        return _folder[name];
    }

    private PackagedModel Model()
    {
        byte[] bytes = File.ReadAllBytes(_model);
        var expected = new PayloadFile(Path.GetFileName(_model), bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return new PackagedModel("m", "0123456789abcdef", [PackageFile.FromDisk($"modelpack/m/{expected.Path}", _model) with { Expected = expected, Compressed = false }]);
    }

    private static string Properties(string writer) => $"<coreProperties><lastModifiedBy>{writer}</lastModifiedBy></coreProperties>";

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
