using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Reads which packages a project was built with from its <c>.deps.json</c>.</summary>
internal static class DependencyFile
{
    // What authors need and apps never get.
    private const string AuthorPackage = "ModelPack";

    /// <summary>The packages, ordered by id; none when there is no such file.</summary>
    public static IReadOnlyList<PackageDependency> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.TryGetProperty("libraries", out JsonElement libraries)
            ? [.. libraries.EnumerateObject().Where(IsPackage).Select(Parse).Where(static package => package.Id != AuthorPackage).OrderBy(static package => package.Id, StringComparer.OrdinalIgnoreCase)]
            : [];
    }

    private static bool IsPackage(JsonProperty library) => library.Value.TryGetProperty("type", out JsonElement type) && type.ValueEquals("package");

    private static PackageDependency Parse(JsonProperty library)
    {
        string[] parts = library.Name.Split('/', 2);
        string hash = library.Value.TryGetProperty("sha512", out JsonElement sha512) ? sha512.GetString() ?? "" : "";
        return new PackageDependency(parts[0], parts.Length > 1 ? parts[1] : "", Hex(hash));
    }

    // Written as sha512- and base64.
    private static string Hex(string hash)
    {
        int dash = hash.IndexOf('-', StringComparison.Ordinal);
        byte[] bytes = new byte[64];
        return dash > 0 && Convert.TryFromBase64String(hash[(dash + 1)..], bytes, out int length) && length == bytes.Length ? Convert.ToHexStringLower(bytes) : "";
    }
}
