using System.Reflection;

namespace ModelPack.Tool.Scaffolding;

/// <summary>What a scaffold cannot know from the model.</summary>
internal sealed record ScaffoldOptions
{
    /// <summary>The model's path relative to the project, with <c>/</c>, as in <c>models/iris.onnx</c>.</summary>
    public required string ModelFile { get; init; }

    /// <summary>What the types' names begin with, as in <c>Iris</c>; an identifier.</summary>
    public required string Name { get; init; }

    /// <summary>The namespace of the types.</summary>
    public required string Namespace { get; init; }

    /// <summary>The id of the model package; the project file has the same name.</summary>
    public required string PackageId { get; init; }

    /// <summary>Whether members take NaN and infinity.</summary>
    public bool AllowNonFinite { get; init; }

    /// <summary>The version of the package ModelPack that the project references; this tool's own when not set.</summary>
    public string ModelPackVersion { get; init; } = ToolVersion;

    /// <summary>The version of this tool, without the commit.</summary>
    public static string ToolVersion { get; } = typeof(ScaffoldOptions).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
