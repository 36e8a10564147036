using System.Security.Cryptography;

namespace ModelPack.Runtime.Loading;

/// <summary>Decides which model file is loaded, and what it is checked against: the digests that were compiled in, or for another file what the caller trusts.</summary>
internal static class ModelSource
{
    // What tells a file from the version that was compiled in; enough of its digest to be one of a kind.
    private const int DigestDigits = 12;

    /// <summary>The model beside the app, or the one of <see cref="PredictorOptions.ModelPath"/>.</summary>
    /// <exception cref="ModelNotFoundException">A file is missing.</exception>
    /// <exception cref="ModelDigestException">A file is not the expected one.</exception>
    public static CheckedModel Open(ModelDescriptor descriptor, PredictorOptions options) => options.ModelPath is { } path
        ? OpenFile(Path.GetFullPath(path), descriptor, Trust.Of(options))
        : OpenCompiledIn(descriptor);

    /// <summary>The model that was compiled in, beside the app.</summary>
    /// <inheritdoc cref="Open"/>
    public static CheckedModel OpenCompiledIn(ModelDescriptor descriptor)
    {
        string first = descriptor.Files is [{ } model, ..] ? model.Path : ModelFileNames.Manifest;
        string path = descriptor.Locator!.Find(descriptor, first);
        return PayloadCheck.OpenPackaged(new DiskFolder(FolderOf(path, first)), descriptor.Files, descriptor.PayloadDigest, descriptor.Version);
    }

    /// <summary>A model file anywhere, with what lies beside it.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="descriptor">What was compiled in.</param>
    /// <param name="trust">What the caller trusts.</param>
    /// <inheritdoc cref="Open"/>
    public static CheckedModel OpenFile(string path, ModelDescriptor descriptor, Trust trust)
    {
        byte[] bytes = ReadModel(path, trust);
        string digest = PayloadFile.HexDigest(SHA256.HashData(bytes));
        if (trust.ExpectedDigest is { } expected)
            ThrowIfDifferent(path, $"{trust.Options}.{nameof(trust.ExpectedDigest)}", expected, digest);
        if (descriptor.Files is [{ } compiled, ..] && compiled.Sha256 == digest)
            return PayloadCheck.Open(new DiskFolder(FolderOf(path, compiled.Path)), bytes, descriptor.Files, descriptor.PayloadDigest, descriptor.Version);

        OtherManifest? manifest = OtherManifest.ReadBeside(path);
        manifest?.ThrowIfOtherContract(path, descriptor);
        if (trust.ExpectedDigest is null)
            TrustManifest(path, manifest, digest, descriptor, trust);
        string version = manifest?.Version is { Length: > 0 } stated ? stated : $"{descriptor.Version}+{digest[..DigestDigits]}";
        if (manifest is not null && trust.TrustsManifest)
            return OpenTrusted(path, bytes, manifest, digest, version);
        ThrowIfNotVouchedFor(path, manifest, descriptor, trust);
        ModelFile[] files = [new(Path.GetFileName(path), bytes.Length, digest), .. descriptor.Files.Where(static file => file.IsAsset)];
        return PayloadCheck.Open(Folder(path, files), bytes, files, digest, version);
    }

    private static byte[] ReadModel(string path, Trust trust)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelNotFoundException($"The file of {trust.Options} was not found. Tried: '{path}'.", [path]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelNotFoundException($"The file of {trust.Options} cannot be read: {exception.Message} Tried: '{path}'.", [path]);
        }
    }

    private static CheckedModel OpenTrusted(string path, byte[] bytes, OtherManifest manifest, string digest, string version)
    {
        DiskFolder folder = Folder(path, manifest.Files);
        PayloadFile.ThrowIfDifferent(folder, manifest.Files[0], bytes.Length, digest);
        return PayloadCheck.Open(folder, bytes, manifest.Files, digest, version);
    }

    // The caller's digest speaks for the model file. Assets may be those that were compiled in.
    private static void ThrowIfNotVouchedFor(string path, OtherManifest? manifest, ModelDescriptor descriptor, Trust trust)
    {
        if (manifest?.Files.Skip(1).FirstOrDefault(file => !file.IsAsset || !descriptor.Files.Any(known => known.IsAsset && known.Path == file.Path && known.Sha256 == file.Sha256)) is { } other)
            throw new ModelDigestException($"'{path}' comes with '{other.Path}', and ExpectedDigest speaks for the model file alone. Set {trust.Options}.TrustManifest too, to accept the digests of the other files that the manifest beside it states.");
    }

    private static void TrustManifest(string path, OtherManifest? manifest, string digest, ModelDescriptor descriptor, Trust trust)
    {
        if (!trust.TrustsManifest)
            throw new ModelDigestException($"'{path}' is not the model that was compiled in (SHA-256 {digest}). To load it, set {trust.Options}.ExpectedDigest to the digest that you expect, or {trust.Options}.TrustManifest.");
        ThrowIfDifferent(path, "the manifest beside it", manifest?.Files[0].Sha256 ?? throw NoManifest(path, trust), digest);
        LoadingEventSource.Log.ManifestTrusted(descriptor.Name, path, digest);
    }

    private static void ThrowIfDifferent(string path, string source, string expected, string found)
    {
        if (!string.Equals(expected, found, StringComparison.OrdinalIgnoreCase))
            throw new ModelDigestException($"'{path}' is not the file that {source} names: expected SHA-256 {expected}, found {found}.");
    }

    private static ModelNotFoundException NoManifest(string path, Trust trust)
    {
        string manifest = OtherManifest.PathOf(path);
        return new ModelNotFoundException($"{trust.Options}.TrustManifest is set, and there is no manifest beside the model. Tried: '{manifest}'.", [manifest]);
    }

    private static DiskFolder Folder(string path, IReadOnlyList<ModelFile> files) => new(FolderOf(path, files[0].Path))
    {
        Authority = "was packed with the model",
        Remedy = "get the model's files again, all of one version",
    };

    private static string FolderOf(string path, string relative)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        for (int depth = relative.Count(static c => c == '/'); depth > 0; depth--)
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
