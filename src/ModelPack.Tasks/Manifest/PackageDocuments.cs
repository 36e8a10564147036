using System.Text.Json.Nodes;
using ModelPack.Tasks.Files;

namespace ModelPack.Tasks.Manifest;

/// <summary>The documents of a model as they are packed.</summary>
internal static class PackageDocuments
{
    public const string ExamplesFileName = "examples.jsonl";

    /// <summary>Writes what there is; a file that stays as it was keeps its date, so that an unchanged package is not written again.</summary>
    public static void Write(ModelItem model)
    {
        Directory.CreateDirectory(model.PackageFolder);
        foreach (string name in (string[])[SchemaDocument.InputFileName, SchemaDocument.OutputFileName])
            CopyOrDelete(Path.Combine(model.ManifestFolder, name), Path.Combine(model.PackageFolder, name));
        CopyOrDelete(model.ExamplesFile, Path.Combine(model.PackageFolder, ExamplesFileName));
        string manifest = Path.Combine(model.ManifestFolder, ManifestDocument.FileName);
        string packed = Path.Combine(model.PackageFolder, ManifestDocument.FileName);
        if (File.Exists(manifest))
            AtomicFile.WriteIfChanged(packed, WithFigures(File.ReadAllText(manifest), model.ReplayFile));
        else
            File.Delete(packed);
    }

    private static string WithFigures(string manifest, string replayFile)
    {
        if (!File.Exists(replayFile))
            return manifest;
        JsonObject root = JsonNode.Parse(manifest)!.AsObject();
        root["replay"] = JsonNode.Parse(File.ReadAllText(replayFile));
        return JsonText.Write(writer => root.WriteTo(writer));
    }

    private static void CopyOrDelete(string source, string target)
    {
        if (File.Exists(source))
            AtomicFile.WriteIfChanged(target, File.ReadAllText(source));
        else
            File.Delete(target);
    }
}
