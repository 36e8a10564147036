using System.IO.Compression;
using System.Text;
using Acme.Models;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>A version that cannot take over: the one before serves on, and the exception says why.</summary>
public sealed class SwapFailureTests : IDisposable
{
    private readonly IrisVersion _other = new();
    private readonly IrisPredictor _iris = IrisPredictor.Load();

    private ModelReplacement Package => new(_other.Package) { ExpectedDigest = _other.PayloadDigest };

    private ModelReplacement Trusted => new(_other.Package) { TrustManifest = true };

    public void Dispose()
    {
        _iris.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Nothing_is_there()
    {
        var missing = await RefusedAsync<ModelNotFoundException>(new ModelReplacement("nowhere/iris.nupkg") { TrustManifest = true }, "nowhere");
        Assert.Single(missing.PathsTried);
        await RefusedAsync<ModelNotFoundException>(new ModelReplacement("nowhere/iris.onnx") { TrustManifest = true }, "nowhere");
        await RefusedAsync<ModelNotFoundException>(new ModelReplacement(Directory.CreateDirectory(Path.Combine(_other.Root, "empty")).FullName) { TrustManifest = true }, "modelpack.json");
    }

    [Fact]
    public async Task Nobody_vouches_for_it()
    {
        string package = _other.Pack();
        await RefusedAsync<ModelDigestException>(new ModelReplacement(package), nameof(ModelReplacement.ExpectedDigest), _other.PayloadDigest);
        await RefusedAsync<ModelDigestException>(new ModelReplacement(_other.Folder), nameof(ModelReplacement.TrustManifest));
        await RefusedAsync<ModelDigestException>(new ModelReplacement(_other.Model), nameof(ModelReplacement));
    }

    [Fact]
    public async Task The_caller_expects_another_one()
    {
        string package = _other.Pack();
        string other = new('0', 64);
        await RefusedAsync<ModelDigestException>(new ModelReplacement(package) { ExpectedDigest = other, TrustManifest = true }, other, _other.PayloadDigest, IrisVersion.DigestOf(await File.ReadAllBytesAsync(package, TestContext.Current.CancellationToken)));
        await RefusedAsync<ModelDigestException>(new ModelReplacement(_other.Folder) { ExpectedDigest = other, TrustManifest = true }, other);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(-1_000)]
    public async Task A_package_is_half_written(int length)
    {
        byte[] all = await File.ReadAllBytesAsync(_other.Pack(), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(_other.Package, all[..(length < 0 ? all.Length + length : length)], TestContext.Current.CancellationToken);
        await RefusedAsync<ModelDigestException>(Trusted, _other.Package);
    }

    [Fact]
    public async Task A_package_is_none()
    {
        await File.WriteAllTextAsync(_other.Package, "version https://git-lfs.github.com/spec/v1", TestContext.Current.CancellationToken);
        await RefusedAsync<ModelDigestException>(Trusted, _other.Package);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public async Task A_byte_of_the_package_was_changed_wherever_it_is(CompressionLevel compression)
    {
        byte[] all = await File.ReadAllBytesAsync(_other.Pack(compression), TestContext.Current.CancellationToken);
        ModelHost host = ModelHost.Of(_iris);
        for (int place = 0; place < all.Length; place += 97)
        {
            byte[] changed = [.. all];
            changed[place] ^= 0x20;
            await File.WriteAllBytesAsync(_other.Package, changed, TestContext.Current.CancellationToken);
            try
            {
                // What the digest does not speak for may change: documents, dates, names of other entries.
                ModelSwap swap = await host.SwapAsync(Package, TestContext.Current.CancellationToken);
                Assert.Equal(_other.PayloadDigest, swap.Current.Digest);
                await host.SwapAsync(ModelReplacement.CompiledIn, TestContext.Current.CancellationToken);
            }
            catch (ModelLoadException refused)
            {
                Assert.StartsWith("MPK303", refused.Code, StringComparison.Ordinal);
            }
        }

        AssertServesOn();
    }

    [Fact]
    public async Task A_file_was_changed_after_it_was_packed()
    {
        ModelReplacement replacement = new(_other.Folder) { ExpectedDigest = _other.PayloadDigest };
        byte[] model = await File.ReadAllBytesAsync(_other.Model, TestContext.Current.CancellationToken);
        model[^1] ^= 1;
        await File.WriteAllBytesAsync(_other.Model, model, TestContext.Current.CancellationToken);
        await RefusedAsync<ModelDigestException>(replacement, "manifest", IrisVersion.DigestOf(model));
        await File.WriteAllBytesAsync(_other.Model, model[..100], TestContext.Current.CancellationToken);
        await RefusedAsync<ModelDigestException>(replacement, "(100 bytes)");
        _other.Pack();
        await RefusedAsync<ModelDigestException>(new ModelReplacement(_other.Package) { ExpectedDigest = replacement.ExpectedDigest }, "iris.onnx");
    }

    [Fact]
    public async Task A_file_is_missing()
    {
        ModelReplacement replacement = new(_other.Folder) { ExpectedDigest = _other.PayloadDigest };
        File.Delete(_other.Model);
        await RefusedAsync<ModelNotFoundException>(replacement, "iris.onnx");
        _other.Pack();
        await RefusedAsync<ModelNotFoundException>(new ModelReplacement(_other.Package) { ExpectedDigest = replacement.ExpectedDigest }, "iris.onnx");
    }

    [Fact]
    public async Task There_are_files_that_nobody_packed()
    {
        await File.WriteAllTextAsync(Path.Combine(_other.Folder, "extra.bin"), "x", TestContext.Current.CancellationToken);
        await RefusedAsync<ModelDigestException>(new ModelReplacement(_other.Folder) { ExpectedDigest = _other.PayloadDigest }, "extra.bin");
        _other.Pack();
        await RefusedAsync<ModelDigestException>(Package, "extra.bin");
    }

    [Fact]
    public async Task The_contract_is_another_one()
    {
        _other.Edit(static manifest => manifest["contract"]!["sha256"] = new string('c', 64));
        _other.Pack();
        await RefusedAsync<ModelMismatchException>(Trusted, "another contract");
    }

    [Fact]
    public async Task The_model_has_other_tensors_than_its_manifest_says()
    {
        byte[] diabetes = await File.ReadAllBytesAsync(TestModels.Path("diabetes-gbr.onnx"), TestContext.Current.CancellationToken);
        await ReplaceModelAsync(diabetes);
        await RefusedAsync<ModelMismatchException>(Trusted, "contract binds");
    }

    [Fact]
    public async Task The_model_is_none()
    {
        await ReplaceModelAsync("no model"u8.ToArray());
        await RefusedAsync<ModelMismatchException>(Trusted, "ONNX Runtime does not load");
    }

    [Fact]
    public async Task The_package_was_made_by_a_newer_ModelPack()
    {
        _other.Edit(static manifest => manifest["formatVersion"] = 2);
        _other.Pack();
        await RefusedAsync<ModelMismatchException>(Trusted, "newer ModelPack");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "model": { "file": "../iris.onnx", "size": 1, "sha256": "" }, "contract": { "sha256": "" } }""")]
    [InlineData("""{ "model": { "file": "iris.onnx", "size": -1, "sha256": "" }, "contract": { "sha256": "" } }""")]
    [InlineData("""{ "model": { "file": "iris.onnx", "size": 1, "sha256": "", "externalData": [{ "file": "IRIS.onnx", "size": 1, "sha256": "" }] }, "contract": { "sha256": "" } }""")]
    public async Task The_manifest_cannot_be_read(string manifest)
    {
        await File.WriteAllTextAsync(_other.Manifest, manifest, TestContext.Current.CancellationToken);
        _other.Pack();
        await RefusedAsync<ModelMismatchException>(Trusted, "modelpack.json");
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("modelpack/iris/../../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("C:/evil.txt")]
    [InlineData("modelpack\\iris\\evil.txt")]
    [InlineData("modelpack/iris/%2e%2e/evil.txt")]
    [InlineData("modelpack/IRIS/iris.onnx")]
    public async Task A_name_in_the_package_leaves_its_folder_or_is_there_twice(string name)
    {
        _other.Pack(change: archive => Add(archive, name, "evil"u8));
        await RefusedAsync<ModelDigestException>(Package, "entry");
    }

    [Fact]
    public async Task The_package_holds_several_models_and_none_is_named()
    {
        byte[] manifest = await File.ReadAllBytesAsync(_other.Manifest, TestContext.Current.CancellationToken);
        byte[] renamed = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(manifest).Replace("\"iris\"", "\"flowers\"", StringComparison.Ordinal));
        _other.Pack(change: archive => Add(archive, "modelpack/second/modelpack.json", manifest));
        await RefusedAsync<ModelMismatchException>(Trusted, "2 models");
        _other.Edit(static node => node["name"] = "roses");
        _other.Pack(change: archive => Add(archive, "modelpack/second/modelpack.json", renamed));
        await RefusedAsync<ModelMismatchException>(Trusted, "flowers", "roses");
    }

    [Fact]
    public async Task The_package_would_fill_memory()
    {
        byte[] zeros = new byte[20 << 20];
        _other.Edit(static manifest => manifest.AsObject().Add("padding", new string(' ', 17 << 20)));
        _other.Pack(CompressionLevel.Optimal);
        await RefusedAsync<ModelDigestException>(Trusted, "more than");

        // The manifest says little, and the entry holds much.
        using var second = new IrisVersion("1.4.0");
        await File.WriteAllBytesAsync(second.Model, zeros, TestContext.Current.CancellationToken);
        second.Pack(CompressionLevel.Optimal);
        await RefusedAsync<ModelDigestException>(new ModelReplacement(second.Package) { TrustManifest = true }, "iris.onnx");
    }

    private static void Add(ZipArchive archive, string name, ReadOnlySpan<byte> content)
    {
        using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }

    private async Task ReplaceModelAsync(byte[] model)
    {
        await File.WriteAllBytesAsync(_other.Model, model, TestContext.Current.CancellationToken);
        _other.Edit(manifest =>
        {
            manifest["model"]!["size"] = model.Length;
            manifest["model"]!["sha256"] = IrisVersion.DigestOf(model);
        });
        _other.Pack();
    }

    private async Task<T> RefusedAsync<T>(ModelReplacement replacement, params string[] parts)
        where T : ModelLoadException
    {
        T refused = await Assert.ThrowsAsync<T>(() => ModelHost.Of(_iris).SwapAsync(replacement, TestContext.Current.CancellationToken));
        Assert.StartsWith("MPK303", refused.Code, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, refused.Message, StringComparison.Ordinal));
        AssertServesOn();
        return refused;
    }

    private void AssertServesOn()
    {
        Assert.Equal(Species.Virginica, _iris.Predict(IrisVersion.Virginica, out PredictionInfo info, TestContext.Current.CancellationToken).Species);
        Assert.Equal(IrisPredictor.Descriptor.PayloadDigest, info.Digest);
    }
}
