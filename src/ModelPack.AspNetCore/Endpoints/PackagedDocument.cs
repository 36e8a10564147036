using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace ModelPack.AspNetCore.Endpoints;

/// <summary>A document of a model package, read into memory.</summary>
internal sealed class PackagedDocument(ReadOnlyMemory<byte> content)
{
    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>Changes with the content and only with it.</summary>
    public EntityTagHeaderValue Tag { get; } = new('"' + Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 16)) + '"');
}
