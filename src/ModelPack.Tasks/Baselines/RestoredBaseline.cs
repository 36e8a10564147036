using System.Text.Json;

namespace ModelPack.Tasks.Baselines;

/// <summary>What NuGet's restore of a <see cref="BaselineProject"/> left in its <c>project.assets.json</c>.</summary>
/// <param name="Package">The package file; null when there is none.</param>
/// <param name="Problem">Why there is none; null when the package has no such version.</param>
internal sealed record RestoredBaseline(string? Package, string? Problem)
{
    // No package of the name, no such version, only prereleases of it.
    private static readonly string[] s_absent = ["NU1101", "NU1102", "NU1103"];

    /// <summary>Reads it.</summary>
    /// <param name="assets">The file.</param>
    /// <param name="id">The package.</param>
    /// <param name="version">The version that was asked for; null for the latest.</param>
    /// <exception cref="InvalidDataException">It is none that NuGet writes.</exception>
    public static RestoredBaseline Read(string assets, string id, string? version)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(assets));
            JsonElement root = document.RootElement;
            version ??= LibraryVersion(root, id);
            if (version is not null && Find(root, id, version) is { } package)
                return new RestoredBaseline(package, null);
            JsonElement[] errors = [.. Items(root, "logs").Where(static log => Text(log, "level") == "Error")];
            JsonElement? other = errors.Cast<JsonElement?>().FirstOrDefault(error => !IsAbsence(error!.Value, id));
            return new RestoredBaseline(null, other is { } problem ? $"{Text(problem, "code")}: {Text(problem, "message")}" : null);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException("NuGet's list of restored packages cannot be read.", exception);
        }
    }

    private static bool IsAbsence(JsonElement error, string id) =>
        s_absent.Contains(Text(error, "code")) && Text(error, "libraryId").Equals(id, StringComparison.OrdinalIgnoreCase);

    private static string? LibraryVersion(JsonElement root, string id) => root.GetProperty("libraries").EnumerateObject()
        .Select(static library => library.Name.Split('/')).FirstOrDefault(library => library[0].Equals(id, StringComparison.OrdinalIgnoreCase))?[1];

    // NuGet's folders are in lower case, and have the package itself beside what it held.
    private static string? Find(JsonElement root, string id, string version)
    {
        string name = id.ToLowerInvariant();
        string number = Normalize(version);
        return root.GetProperty("packageFolders").EnumerateObject().Select(folder => Path.Combine(folder.Name, name, number, $"{name}.{number}.nupkg")).FirstOrDefault(File.Exists);
    }

    // As NuGet does: three numbers at least, no fourth that is 0, no build metadata.
    private static string Normalize(string version)
    {
        string[] parts = version.Split('+')[0].Split('-', 2);
        List<string> numbers = [.. parts[0].Split('.').Select(static number => number.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : "0")];
        while (numbers.Count < 3)
            numbers.Add("0");
        if (numbers is [_, _, _, "0"])
            numbers.RemoveAt(3);
        return (string.Join('.', numbers) + (parts.Length > 1 ? "-" + parts[1] : "")).ToLowerInvariant();
    }

    private static IEnumerable<JsonElement> Items(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement items) ? items.EnumerateArray() : [];

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
