namespace ModelPack.Tasks.Manifest;

/// <summary>The documents that ship beside a model.</summary>
internal static class ModelDocuments
{
    /// <summary>Manifest and schemas, by file name.</summary>
    public static IReadOnlyList<(string FileName, string Text)> Write(ModelFacts facts) =>
    [
        (ManifestDocument.FileName, ManifestDocument.Write(facts)),
        (SchemaDocument.InputFileName, SchemaDocument.WriteInput(facts.Contract)),
        (SchemaDocument.OutputFileName, SchemaDocument.WriteOutput(facts.Contract)),
    ];
}
