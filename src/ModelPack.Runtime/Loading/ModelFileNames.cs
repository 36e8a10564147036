namespace ModelPack.Runtime.Loading;

/// <summary>Files beside a model that describe it.</summary>
internal static class ModelFileNames
{
    public const string Manifest = "modelpack.json";
    public const string InputSchema = "input.schema.json";
    public const string OutputSchema = "output.schema.json";
}
