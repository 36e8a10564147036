using System.Security.Cryptography;

namespace ModelPack.Runtime.Loading;

/// <summary>Decides which model file is loaded, and what it is checked against: the digests that were compiled in, or for another file what the caller trusts.</summary>
internal static class ModelSource
{
    /// <summary>The model beside the app, or the one of <see cref="PredictorOptions.ModelPath"/>.</summary>
    /// <exception cref="ModelNotFoundException">A file is missing.</exception>
    /// <exception cref="ModelDigestException">A file is not the expected one.</exception>
    public static CheckedModel Open(ModelDescriptor descriptor, PredictorOptions options)
    {
        if (options.ModelPath is { } path)
            return OpenOther(Path.GetFullPath(path), descriptor, options);
        string model = descriptor.Locator!.Find(descriptor, descriptor.Files is [{ } first, ..] ? first.Path : ModelFileNames.Manifest);
        return PayloadCheck.OpenPackaged(model, descriptor.Files, descriptor.PayloadDigest);
    }

    private static CheckedModel OpenOther(string path, ModelDescriptor descriptor, PredictorOptions options)
    {
        if (!File.Exists(path))
            throw new ModelNotFoundException($"The file of PredictorOptions.ModelPath was not found. Tried: '{path}'.", [path]);
        byte[] bytes = File.ReadAllBytes(path);
        string digest = PayloadFile.HexDigest(SHA256.HashData(bytes));
        if (options.ExpectedDigest is { } expected)
            ThrowIfDifferent(path, "PredictorOptions.ExpectedDigest", expected, digest);
        if (descriptor.Files is [{ } compiled, ..] && compiled.Sha256 == digest)
            return PayloadCheck.Open(path, bytes, descriptor.Files, descriptor.PayloadDigest);

        OtherManifest? manifest = OtherManifest.Read(path);
        if (manifest is not null && manifest.ContractDigest != descriptor.ContractDigest)
            throw new ModelMismatchException($"'{path}' was packed with another contract ({manifest.ContractDigest}) than the app was compiled with ({descriptor.ContractDigest}). Update the model package instead of its file.");
        if (options.ExpectedDigest is null)
            TrustManifest(path, manifest, digest, descriptor, options);
        if (manifest is not null && options.TrustManifest)
            return OpenTrusted(path, bytes, manifest, digest);
        ThrowIfNotVouchedFor(path, manifest, descriptor);
        ModelFile[] files = [new(Path.GetFileName(path), bytes.Length, digest), .. descriptor.Files.Where(static file => file.IsAsset)];
        return PayloadCheck.Open(path, bytes, files, digest);
    }

    private static CheckedModel OpenTrusted(string path, byte[] bytes, OtherManifest manifest, string digest)
    {
        PayloadFile.ThrowIfDifferent(path, manifest.Files[0], bytes.Length, digest);
        return PayloadCheck.Open(path, bytes, manifest.Files, digest);
    }

    // The caller's digest speaks for the model file. Assets may be those that were compiled in.
    private static void ThrowIfNotVouchedFor(string path, OtherManifest? manifest, ModelDescriptor descriptor)
    {
        if (manifest?.Files.Skip(1).FirstOrDefault(file => !file.IsAsset || !descriptor.Files.Any(known => known.IsAsset && known.Path == file.Path && known.Sha256 == file.Sha256)) is { } other)
            throw new ModelDigestException($"'{path}' comes with '{other.Path}', and ExpectedDigest speaks for the model file alone. Set PredictorOptions.TrustManifest too, to accept the digests of the other files that the manifest beside it states.");
    }

    private static void TrustManifest(string path, OtherManifest? manifest, string digest, ModelDescriptor descriptor, PredictorOptions options)
    {
        if (!options.TrustManifest)
            throw new ModelDigestException($"'{path}' is not the model that was compiled in (SHA-256 {digest}). To load it, set PredictorOptions.ExpectedDigest to the digest that you expect, or PredictorOptions.TrustManifest.");
        ThrowIfDifferent(path, "the manifest beside it", manifest?.Files[0].Sha256 ?? throw NoManifest(path), digest);
        LoadingEventSource.Log.ManifestTrusted(descriptor.Name, path, digest);
    }

    private static void ThrowIfDifferent(string path, string source, string expected, string found)
    {
        if (!string.Equals(expected, found, StringComparison.OrdinalIgnoreCase))
            throw new ModelDigestException($"'{path}' is not the file that {source} names: expected SHA-256 {expected}, found {found}.");
    }

    private static ModelNotFoundException NoManifest(string path)
    {
        string manifest = OtherManifest.PathOf(path);
        return new ModelNotFoundException($"PredictorOptions.TrustManifest is set, and there is no manifest beside the model. Tried: '{manifest}'.", [manifest]);
    }
}
