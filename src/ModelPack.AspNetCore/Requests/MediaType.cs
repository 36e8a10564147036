namespace ModelPack.AspNetCore.Requests;

/// <summary>The media types that endpoints tell apart.</summary>
internal enum MediaType
{
    /// <summary>Something that is not read, or none.</summary>
    Other,

    /// <summary><c>application/json</c> or a type that ends in <c>+json</c>, in UTF-8.</summary>
    Json,

    /// <summary><c>application/x-ndjson</c>, in UTF-8: a JSON value a line.</summary>
    JsonLines,
}
