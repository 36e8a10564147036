using System.Security.Cryptography;
using System.Text;
using ModelPack.Tasks.Files;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes the documents of a model as they are packed: schemas, examples and bill of materials, and the manifest, which has their digests.</summary>
internal static class PackageDocuments
{
    public const string ExamplesFileName = ModelFileNames.Examples;

    /// <summary>Writes them; a file that stays as it was keeps its date, so that an unchanged package is not written again.</summary>
    /// <param name="folder">The folder of the documents; what is not of this model any more is removed.</param>
    /// <param name="facts">What is known about the model.</param>
    /// <param name="examples">The examples as they are packed; null when there are none.</param>
    /// <param name="withSbom">Whether to write a bill of materials.</param>
    public static void Write(string folder, ModelFacts facts, string? examples, bool withSbom)
    {
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [SchemaDocument.InputFileName] = SchemaDocument.WriteInput(facts.Contract),
            [SchemaDocument.OutputFileName] = SchemaDocument.WriteOutput(facts.Contract),
        };
        if (examples is not null)
            documents.Add(ExamplesFileName, examples);
        if (withSbom)
            documents.Add(SbomDocument.FileName, SbomDocument.Write(WithDigests(facts, documents)));
        documents.Add(ManifestDocument.FileName, ManifestDocument.Write(WithDigests(facts, documents)));

        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(folder).Where(file => !documents.ContainsKey(Path.GetFileName(file))).ToArray())
            File.Delete(file);
        foreach ((string name, string text) in documents)
            AtomicFile.WriteIfChanged(Path.Combine(folder, name), text);
    }

    private static ModelFacts WithDigests(ModelFacts facts, SortedDictionary<string, string> documents) =>
        facts with { Documents = [.. documents.Select(static document => Digest(document.Key, document.Value))] };

    private static PayloadFile Digest(string name, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new PayloadFile(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
