namespace ModelPack.Runtime.Loading;

/// <summary>Reads a model's files, compares them with the sizes and digests that are known of them, and refuses files that nobody vouched for, before anything is made of them (MPK3031).</summary>
internal static class PayloadCheck
{
    /// <summary>Checks the folder of a package: these files, its documents, and no others.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="files">The files, the model first.</param>
    /// <param name="digest">The digest that names the model.</param>
    /// <param name="version">The version of its package.</param>
    public static CheckedModel OpenPackaged(IPayloadFolder folder, IReadOnlyList<ModelFile> files, string digest, string version)
    {
        ThrowIfUnlisted(folder, files);
        return Open(folder, PayloadFile.ReadArray(folder, files[0]), files, digest, version);
    }

    /// <summary>Checks what belongs to a model that was read and is known to be the first file; others in its folder are none of our business.</summary>
    /// <inheritdoc cref="OpenPackaged"/>
    public static CheckedModel Open(IPayloadFolder folder, byte[] model, IReadOnlyList<ModelFile> files, string digest, string version)
    {
        ModelAssets assets = ReadAssets(folder, files);
        return new CheckedModel(model, ReadExternalData(folder, files), assets, digest)
        {
            Version = version,
            Examples = PayloadFile.ReadStart(folder, ModelFileNames.Examples, FirstExample.MaxLength),
        };
    }

    private static ExternalDataFiles ReadExternalData(IPayloadFolder folder, IReadOnlyList<ModelFile> files)
    {
        var data = new ExternalDataFiles();
        try
        {
            foreach (ModelFile file in files.Skip(1).Where(static file => !file.IsAsset))
                data.Add(file.Path, PayloadFile.ReadBlock(folder, file));
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    // What encoders are given is what was checked, whatever becomes of the files later.
    private static ModelAssets ReadAssets(IPayloadFolder folder, IReadOnlyList<ModelFile> files)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ModelFile file in files.Where(static file => file.IsAsset))
            contents.Add(file.Path[ModelFileNames.Assets.Length..], PayloadFile.ReadArray(folder, file));
        return contents.Count == 0 ? ModelAssets.None : new ModelAssets(contents);
    }

    // A folder that holds more than what was packed was touched by somebody.
    private static void ThrowIfUnlisted(IPayloadFolder folder, IReadOnlyList<ModelFile> files)
    {
        HashSet<string> listed = [.. files.Select(static file => file.Path), .. ModelFileNames.Documents];
        if (folder.Names.FirstOrDefault(name => !listed.Contains(name)) is { } other)
            throw new ModelDigestException($"'{folder.Locate(other)}' lies among the files of a model package and is none of them. Remove it, or {folder.Remedy}.");
    }
}
