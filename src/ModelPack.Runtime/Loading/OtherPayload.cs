namespace ModelPack.Runtime.Loading;

/// <summary>A packaged model that was not compiled in, by its manifest: its folder, and what the manifest says of it.</summary>
internal sealed class OtherPayload
{
    private const int LargestManifest = 16 << 20;

    private readonly IPayloadFolder _folder;
    private readonly ReadOnlyMemory<byte> _json;
    private readonly OtherManifest _manifest;
    private readonly string _digest;

    private OtherPayload(IPayloadFolder folder)
    {
        _folder = folder;
        _json = ReadManifest(folder);
        _manifest = OtherManifest.Parse(_json, folder.Locate(ModelFileNames.Manifest));
        _digest = _manifest.PayloadDigest;
    }

    /// <summary>The model of the contract among those of a package.</summary>
    /// <param name="folders">The folders of all models.</param>
    /// <param name="path">The package, for messages.</param>
    /// <param name="descriptor">What was compiled in.</param>
    /// <exception cref="ModelNotFoundException">There is none.</exception>
    /// <exception cref="ModelMismatchException">None has the contract, or several have.</exception>
    public static OtherPayload Choose(IEnumerable<IPayloadFolder> folders, string path, ModelDescriptor descriptor)
    {
        OtherPayload[] all = [.. folders.Select(static folder => new OtherPayload(folder))];
        if (all.Length == 0)
            throw new ModelNotFoundException($"'{path}' holds no model: there is no 'modelpack/<name>/{ModelFileNames.Manifest}'.", [path]);
        OtherPayload[] named = [.. all.Where(model => all.Length == 1 || model._manifest.Name == descriptor.Name)];
        if (named.Length != 1)
            throw new ModelMismatchException($"'{path}' holds {all.Length} models, {named.Length} of them named '{descriptor.Name}': {string.Join(", ", all.Select(static model => $"'{PrintableText.Name(model._manifest.Name)}'"))}. Give the folder of the one to swap to.");
        named[0]._manifest.ThrowIfOtherContract(named[0]._folder.Locate(ModelFileNames.Manifest), descriptor);
        return named[0];
    }

    /// <summary>Whether this is the digest of all its files and its identity.</summary>
    public bool Is(string digest) => string.Equals(digest, _digest, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether anybody vouches for it: the app, or the caller.</summary>
    /// <param name="path">The package, for messages.</param>
    /// <param name="descriptor">What was compiled in.</param>
    /// <param name="trust">What the caller says.</param>
    /// <param name="packageDigest">That of the package's file, where it was read.</param>
    /// <exception cref="ModelDigestException">Nobody does, or the caller expects another one.</exception>
    public void ThrowIfNotTrusted(string path, ModelDescriptor descriptor, Trust trust, string? packageDigest = null)
    {
        if (trust.ExpectedDigest is { } expected)
        {
            if (!Is(expected) && !string.Equals(expected, packageDigest, StringComparison.OrdinalIgnoreCase))
                throw new ModelDigestException($"'{path}' is not the model that {trust.Options}.ExpectedDigest names: expected {expected}, found payload digest {_digest}{(packageDigest is null ? "" : $", and {packageDigest} as SHA-256 of the file")}.");
            return;
        }

        if (Is(descriptor.PayloadDigest))
            return;
        if (!trust.TrustsManifest)
            throw new ModelDigestException($"'{path}' is not the model that was compiled in (payload digest {_digest}). To load it, set {trust.Options}.ExpectedDigest to the digest that you expect, or {trust.Options}.TrustManifest.");
        LoadingEventSource.Log.ManifestTrusted(descriptor.Name, path, _digest);
    }

    /// <summary>Reads and checks all files.</summary>
    /// <exception cref="ModelLoadException">A file is missing, another one, or too many.</exception>
    public CheckedModel Open() => PayloadCheck.OpenPackaged(_folder, _manifest.Files, _digest, _manifest.Version) with { Manifest = _json };

    private static ReadOnlyMemory<byte> ReadManifest(IPayloadFolder folder)
    {
        (Stream content, long length) = folder.TryOpen(ModelFileNames.Manifest)
            ?? throw new ModelNotFoundException($"There is no manifest. Tried: '{folder.Locate(ModelFileNames.Manifest)}'.", [folder.Locate(ModelFileNames.Manifest)]);
        using (content)
        {
            byte[] bytes = new byte[Math.Min(length, LargestManifest) + 1];
            int read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return read < bytes.Length ? bytes.AsMemory(0, read) : throw new InvalidDataException($"the manifest '{folder.Locate(ModelFileNames.Manifest)}' has more than the {bytes.Length - 1} bytes that it may have");
        }
    }
}
