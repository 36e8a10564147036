using System.Collections.Generic;

namespace ModelPack;

/// <summary>Files beside a model that describe it: what is packed, checked when read, and found at run time under one name.</summary>
internal static class ModelFileNames
{
    /// <summary>The folder of the assets, and what their paths begin with.</summary>
    public const string Assets = "assets/";

    public const string Manifest = "modelpack.json";
    public const string InputSchema = "input.schema.json";
    public const string OutputSchema = "output.schema.json";
    public const string Examples = "examples.jsonl";
    public const string Sbom = "sbom.cdx.json";

    /// <summary>The only files of a package's folder of a model beside the model, its external data and its assets.</summary>
    public static IReadOnlyList<string> Documents { get; } = [Manifest, InputSchema, OutputSchema, Examples, Sbom];
}
