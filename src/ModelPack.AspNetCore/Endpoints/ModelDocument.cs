namespace ModelPack.AspNetCore.Endpoints;

/// <summary>The documents that a model package carries about its model.</summary>
internal enum ModelDocument
{
    /// <summary><c>modelpack.json</c>.</summary>
    Manifest,

    /// <summary><c>input.schema.json</c>.</summary>
    InputSchema,

    /// <summary><c>output.schema.json</c>.</summary>
    OutputSchema,
}
