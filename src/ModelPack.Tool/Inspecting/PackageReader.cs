using System.Text.Json;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Inspecting;

/// <summary>Reads nuspec and manifests of a package, and compares what they state with what is there.</summary>
internal static class PackageReader
{
    private const int LargestNuspec = 1 << 20;
    private const int LargestManifest = 16 << 20;
    private const string Root = "modelpack/";
    private const string ManifestName = "/modelpack.json";

    /// <summary>Reads a package.</summary>
    /// <exception cref="InvalidDataException">It is no model package.</exception>
    public static PackageInspection Read(PackageArchive archive, string file)
    {
        string nuspec = archive.Names.FirstOrDefault(static name => !name.Contains('/', StringComparison.Ordinal) && name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException("it has no nuspec");
        PackageId id = PackageId.Parse(archive.Read(nuspec, LargestNuspec)!);
        string[] manifests = [.. archive.Names.Select(Uri.UnescapeDataString).Where(IsManifest)];
        if (manifests.Length == 0)
            throw new InvalidDataException($"'{id.Id}' is a package, but holds no model: there is no {Root}<name>{ManifestName}");
        PackagedModel[] models = [.. manifests.Select(name => new PackagedModel(name[..(name.LastIndexOf('/') + 1)], Parse(archive, name)))];
        IEnumerable<string> problems = [.. EntryNames.Check(archive.Names), .. models.SelectMany(model => Compare(archive, model))];
        return new PackageInspection(file, id, models, [.. problems.Select(text => new ToolProblem(ToolProblem.BadPackage, text, file))]);
    }

    private static bool IsManifest(string name) =>
        name.StartsWith(Root, StringComparison.Ordinal) && name.EndsWith(ManifestName, StringComparison.Ordinal) && name.Count('/') == 2;

    private static JsonElement Parse(PackageArchive archive, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(archive.Read(name, LargestManifest)!);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new InvalidDataException($"'{name}' is no JSON object");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"'{name}' is no JSON: {exception.Message}", exception);
        }
    }

    private static IEnumerable<string> Compare(PackageArchive archive, PackagedModel model)
    {
        foreach (PackagedFile file in model.Files)
        {
            string entry = model.Folder + file.Name;
            if (archive.SizeOf(entry) is not { } size)
                yield return $"The manifest names '{entry}', which is not in the package.";
            else if (size != file.Size)
                yield return $"'{entry}' has {size} bytes, but its manifest says {file.Size}.";
        }
    }
}
