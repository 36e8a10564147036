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

    /// <summary><c>application/octet-stream</c>: the bytes of a file.</summary>
    Bytes,

    /// <summary><c>image/*</c>: the bytes of a picture.</summary>
    Image,

    /// <summary><c>multipart/form-data</c>.</summary>
    Form,

    /// <summary><c>text/plain</c>, in UTF-8.</summary>
    Text,
}
