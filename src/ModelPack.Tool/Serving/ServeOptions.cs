namespace ModelPack.Tool.Serving;

/// <summary>How packages are served.</summary>
internal sealed record ServeOptions
{
    /// <summary>The packages, as the caller wrote them.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>Addresses for HTTP, separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>Addresses for gRPC, or <c>none</c>; null for the port after each of <see cref="Urls"/>.</summary>
    public string? GrpcUrls { get; init; }

    /// <summary>A JSON file of settings, as the <c>appsettings.json</c> of an app; null for none.</summary>
    public string? Settings { get; init; }

    /// <summary>Settings of models, each as <c>iris:MaxBatchRows=64</c>; they win over the file and the environment.</summary>
    public IReadOnlyList<string> ModelSettings { get; init; } = [];

    /// <summary>Whether what is said when the server is up is JSON, for programs.</summary>
    public bool IsJson { get; init; }
}
