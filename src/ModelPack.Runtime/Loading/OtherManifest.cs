using System.Text.Json;

namespace ModelPack.Runtime.Loading;

/// <summary>What the package manifest beside a model file says of its contract and files.</summary>
internal sealed record OtherManifest(string ContractDigest, IReadOnlyList<ModelFile> Files)
{
    public static string PathOf(string model) => Path.Combine(Path.GetDirectoryName(model)!, ModelFileNames.Manifest);

    /// <summary>Reads it; null when there is none.</summary>
    /// <exception cref="ModelMismatchException">It is not a manifest of this format.</exception>
    public static OtherManifest? Read(string model)
    {
        string path = PathOf(model);
        if (!File.Exists(path))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            JsonElement file = root.GetProperty("model");
            var files = new List<ModelFile> { ReadFile(file) };
            if (file.TryGetProperty("externalData", out JsonElement external))
                files.AddRange(external.EnumerateArray().Select(ReadFile));
            if (file.TryGetProperty("assets", out JsonElement assets))
                files.AddRange(assets.EnumerateArray().Select(ReadAsset));
            return new OtherManifest(root.GetProperty("contract").GetProperty("sha256").GetString() ?? "", files);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ModelMismatchException($"'{path}' is not a package manifest that this version of ModelPack reads.", exception);
        }
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
        return new(path, file.GetProperty("size").GetInt64(), file.GetProperty("sha256").GetString() ?? "");
    }
}
