namespace ModelPack.Tasks.Packaging;

/// <summary>What is said of the package while it is packed, and what it depends on.</summary>
/// <param name="Id">The id of the model package.</param>
/// <param name="Version">Its version.</param>
/// <param name="AssemblyName">The name of its assemblies, one a framework.</param>
/// <param name="OnnxRuntimeVersion">The version of ONNX Runtime that the package depends on.</param>
internal sealed record PackedProject(string Id, string Version, string AssemblyName, string OnnxRuntimeVersion)
{
    /// <summary>The latest date of an entry, in seconds since 1970; may be empty.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>The version of ModelPack that packs; null where it is not a package.</summary>
    public string? ModelPackVersion { get; init; }

    /// <summary>What the models' cards want the package found by.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
