using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ModelPack.Runtime.Loading;

/// <summary>What a package manifest that was not compiled in says of its package, contract and files.</summary>
/// <param name="Package">The package's id; empty where it is not stated.</param>
/// <param name="Version">The package's version; empty where it is not stated.</param>
/// <param name="Name">The model's name; empty where it is not stated.</param>
/// <param name="ContractDigest">The digest of the contract.</param>
/// <param name="Files">The model first.</param>
internal sealed record OtherManifest(string Package, string Version, string Name, string ContractDigest, IReadOnlyList<ModelFile> Files)
{
    private const int FormatVersion = 1;

    /// <summary>The digest of all files and of the package's id and version, as a build would compile it in.</summary>
    public string PayloadDigest => PayloadFile.HexDigest(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"package {Package} {Version}\n" + string.Concat(Files.Select(static file => $"{file.Sha256} {file.Size} {file.Path}\n")))));

    public static string PathOf(string model) => Path.Combine(Path.GetDirectoryName(model)!, ModelFileNames.Manifest);

    /// <summary>Reads the one beside a model file; null when there is none.</summary>
    /// <exception cref="ModelMismatchException">It is not a manifest of this format.</exception>
    public static OtherManifest? ReadBeside(string model)
    {
        string path = PathOf(model);
        return File.Exists(path) ? Parse(File.ReadAllBytes(path), path) : null;
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="path">Where it is, for messages.</param>
    /// <exception cref="ModelMismatchException">It is not a manifest of this format.</exception>
    public static OtherManifest Parse(ReadOnlyMemory<byte> json, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            if (root.TryGetProperty("formatVersion", out JsonElement format) && format.GetInt32() > FormatVersion)
                throw new ModelMismatchException($"'{path}' has format {format.GetInt32()}, and this version of ModelPack.Runtime reads format {FormatVersion}: the package was made by a newer ModelPack. Update ModelPack.Runtime in the app.");
            JsonElement file = root.GetProperty("model");
            var files = new List<ModelFile> { ReadFile(file) };
            if (file.TryGetProperty("externalData", out JsonElement external))
                files.AddRange(external.EnumerateArray().Select(ReadFile));
            if (file.TryGetProperty("assets", out JsonElement assets))
                files.AddRange(assets.EnumerateArray().Select(ReadAsset));
            if (files.GroupBy(static each => each.Path, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static same => same.Count() > 1) is { } twice)
                throw new FormatException($"'{twice.Key}' is named twice.");
            return new OtherManifest(Text(root, "package"), Text(root, "version"), Text(root, "name"), root.GetProperty("contract").GetProperty("sha256").GetString() ?? "", files);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelMismatchException($"'{path}' is not a package manifest that this version of ModelPack reads.", exception);
        }
    }

    /// <exception cref="ModelMismatchException">It is of another contract than the app was compiled with.</exception>
    public void ThrowIfOtherContract(string path, ModelDescriptor descriptor)
    {
        if (ContractDigest != descriptor.ContractDigest)
            throw new ModelMismatchException($"'{path}' was packed with another contract ({ContractDigest}) than the app was compiled with ({descriptor.ContractDigest}). Update the model package instead of its file: 'modelpack diff' shows what is different.");
    }

    private static ModelFile ReadAsset(JsonElement asset)
    {
        ModelFile file = ReadFile(asset);
        if (!file.Path.StartsWith(ModelFileNames.Assets, StringComparison.Ordinal))
            throw new FormatException($"'{file.Path}' is no path of an asset.");
        return file with { IsAsset = true };
    }

    private static ModelFile ReadFile(JsonElement file)
    {
        string path = file.GetProperty("file").GetString() ?? "";
        if (path.Length == 0 || Path.IsPathRooted(path) || path.Split('/', '\\').Contains(".."))
            throw new FormatException($"'{path}' is no path below the model's folder.");
        long size = file.GetProperty("size").GetInt64();
        return size >= 0 ? new(path, size, file.GetProperty("sha256").GetString() ?? "") : throw new FormatException($"'{path}' has {size} bytes.");
    }

    private static string Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
