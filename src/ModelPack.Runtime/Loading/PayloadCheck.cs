namespace ModelPack.Runtime.Loading;

/// <summary>Reads a model's files, compares them with the sizes and digests that are known of them, and refuses files that nobody vouched for, before anything is made of them (MPK3031).</summary>
internal static class PayloadCheck
{
    /// <summary>Checks the folder of a package: these files, its documents, and no others.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="files">The files, the model first.</param>
    /// <param name="digest">The digest that names the model.</param>
    public static CheckedModel OpenPackaged(string path, IReadOnlyList<ModelFile> files, string digest)
    {
        ThrowIfUnlisted(FolderOf(path, files[0].Path), files);
        return Open(path, PayloadFile.ReadArray(path, files[0]), files, digest);
    }

    /// <summary>Checks what belongs to a model that was read and is known to be the first file; others in its folder are none of our business.</summary>
    /// <inheritdoc cref="OpenPackaged"/>
    public static CheckedModel Open(string path, byte[] model, IReadOnlyList<ModelFile> files, string digest)
    {
        string folder = FolderOf(path, files[0].Path);
        ModelAssets assets = ReadAssets(folder, files);
        return new CheckedModel(model, ReadExternalData(folder, files), assets, digest);
    }

    private static ExternalDataFiles ReadExternalData(string folder, IReadOnlyList<ModelFile> files)
    {
        var data = new ExternalDataFiles();
        try
        {
            foreach (ModelFile file in files.Skip(1).Where(static file => !file.IsAsset))
                data.Add(file.Path, PayloadFile.ReadBlock(Path.Combine(folder, file.Path), file));
            return data;
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    // What encoders are given is what was checked, whatever becomes of the files later.
    private static ModelAssets ReadAssets(string folder, IReadOnlyList<ModelFile> files)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ModelFile file in files.Where(static file => file.IsAsset))
            contents.Add(file.Path[ModelFileNames.Assets.Length..], PayloadFile.ReadArray(Path.Combine(folder, file.Path), file));
        return contents.Count == 0 ? ModelAssets.None : new ModelAssets(contents);
    }

    private static string FolderOf(string path, string relative)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        for (int depth = relative.Count(static c => c == '/'); depth > 0; depth--)
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    // A folder that holds more than what was packed was touched by somebody.
    private static void ThrowIfUnlisted(string folder, IReadOnlyList<ModelFile> files)
    {
        HashSet<string> listed = [.. files.Select(static file => file.Path), .. ModelFileNames.Documents];
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (!listed.Contains(relative))
                throw new ModelDigestException($"'{path}' lies among the files of a model package and is none of them. Remove it, or delete the folder and rebuild the app.");
        }
    }
}
