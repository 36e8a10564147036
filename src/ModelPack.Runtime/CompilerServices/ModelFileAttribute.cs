using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>A file of a model, with the size and digest that it had when the assembly was compiled: the root of trust when it is loaded. Written by the build; the model file comes first.</summary>
/// <param name="model">The model's name.</param>
/// <param name="path">Path below the model's folder, with <c>/</c>.</param>
/// <param name="size">Bytes.</param>
/// <param name="sha256">64 lower-case hex digits.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ModelFileAttribute(string model, string path, long size, string sha256) : Attribute
{
    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>Path below the model's folder.</summary>
    public string Path { get; } = path;

    /// <summary>Bytes.</summary>
    public long Size { get; } = size;

    /// <summary>64 lower-case hex digits.</summary>
    public string Sha256 { get; } = sha256;

    /// <summary>Whether it is an asset, and not the model or its external data.</summary>
    public bool IsAsset { get; init; }
}
