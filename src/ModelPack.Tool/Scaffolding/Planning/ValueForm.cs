using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>The C# form of a graph input or output.</summary>
/// <param name="Type">The member's type, without <c>?</c>.</param>
/// <param name="ElementType">The element type of its numbers or texts.</param>
/// <param name="Example">A valid value as JSON; null when one would be too long to read, or when only the author knows which sizes run.</param>
internal sealed record ValueForm(string Type, TensorElementType ElementType, string? Example)
{
    /// <summary>Whether it is one element.</summary>
    public bool IsScalar { get; init; }

    /// <summary>Whether it may be absent by its own type (ONNX <c>optional</c>).</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it can hold NaN.</summary>
    public bool IsFloatingPoint => ElementType is TensorElementType.Float16 or TensorElementType.Float32 or TensorElementType.Float64 or TensorElementType.BFloat16;
}
