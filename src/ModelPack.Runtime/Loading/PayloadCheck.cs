using System.Security.Cryptography;

namespace ModelPack.Runtime.Loading;

/// <summary>Compares a model's files with the sizes and digests that are known of them, before anything is made of them (MPK3031).</summary>
internal static class PayloadCheck
{
    // Files of ours, and of people who look into folders; no session reads them.
    private static readonly string[] s_documents = [".json", ".jsonl", ".md", ".txt"];

    /// <summary>Checks a model file and all that lies beside it.</summary>
    /// <param name="path">The model file.</param>
    /// <param name="files">The files, the model first.</param>
    /// <param name="hasExternalData">Whether ONNX Runtime will read further files by itself.</param>
    /// <param name="digest">The digest that names the model.</param>
    public static CheckedModel Open(string path, IReadOnlyList<ModelFile> files, bool hasExternalData, string digest)
    {
        string folder = FolderOf(path, files[0].Path);
        byte[] bytes = File.ReadAllBytes(path);
        ThrowIfDifferent(path, files[0], bytes.Length, HexDigest(SHA256.HashData(bytes)));
        foreach (ModelFile file in files.Skip(1).Where(static file => !file.IsAsset))
            Check(Path.Combine(folder, file.Path), file);
        ModelAssets assets = ReadAssets(folder, files);
        if (!hasExternalData)
            return new CheckedModel(path, bytes, assets, digest);
        ThrowIfUnlisted(folder, files);
        return new CheckedModel(path, null, assets, digest);
    }

    // What encoders are given is what was checked, whatever becomes of the files later.
    private static ModelAssets ReadAssets(string folder, IReadOnlyList<ModelFile> files)
    {
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (ModelFile file in files.Where(static file => file.IsAsset))
        {
            string path = Path.Combine(folder, file.Path);
            ThrowIfMissing(path, file);
            byte[] bytes = File.ReadAllBytes(path);
            ThrowIfDifferent(path, file, bytes.Length, HexDigest(SHA256.HashData(bytes)));
            contents.Add(file.Path[ModelFileNames.Assets.Length..], bytes);
        }

        return contents.Count == 0 ? ModelAssets.None : new ModelAssets(contents);
    }

    /// <summary>64 lower-case hex digits.</summary>
    public static string HexDigest(byte[] hash) => Convert.ToHexStringLower(hash);

    private static string FolderOf(string path, string relative)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        for (int depth = relative.Count(static c => c == '/'); depth > 0; depth--)
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    private static void Check(string path, ModelFile file)
    {
        ThrowIfMissing(path, file);
        using FileStream stream = File.OpenRead(path);
        ThrowIfDifferent(path, file, stream.Length, HexDigest(SHA256.HashData(stream)));
    }

    private static void ThrowIfMissing(string path, ModelFile file)
    {
        if (!File.Exists(path))
            throw new ModelNotFoundException($"'{file.Path}', which the model needs, was not found. Tried: '{path}'. Restore and rebuild the app, so that the whole 'modelpack' folder is copied.", [path]);
    }

    private static void ThrowIfDifferent(string path, ModelFile file, long size, string digest)
    {
        if (size != file.Size || !string.Equals(digest, file.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new ModelDigestException(
                $"'{path}' is not the file that was compiled in: expected SHA-256 {file.Sha256} ({file.Size} bytes), found {digest} ({size} bytes). It was changed, damaged or swapped; restore the package and rebuild the app.");
        }
    }

    // A file that nobody vouched for must not become a model's weights.
    private static void ThrowIfUnlisted(string folder, IReadOnlyList<ModelFile> files)
    {
        var listed = files.Select(file => Path.GetFullPath(Path.Combine(folder, file.Path))).ToHashSet(StringComparer.Ordinal);
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!listed.Contains(path) && !s_documents.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
                throw new ModelDigestException($"'{path}' lies beside a model with external data and is none of its files. Remove it, or restore the package and rebuild the app.");
        }
    }
}
