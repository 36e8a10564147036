using ModelPack.Signatures;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The element type of tensors of a C# type.</summary>
internal static class ElementTypeOf<T>
{
    public static TensorElementType Value { get; } = Find();

    private static TensorElementType Find() => default(T) switch
    {
        bool => TensorElementType.Bool,
        sbyte => TensorElementType.Int8,
        byte => TensorElementType.UInt8,
        short => TensorElementType.Int16,
        ushort => TensorElementType.UInt16,
        int => TensorElementType.Int32,
        uint => TensorElementType.UInt32,
        long => TensorElementType.Int64,
        ulong => TensorElementType.UInt64,
        BFloat16 => TensorElementType.BFloat16,
        Half => TensorElementType.Float16,
        float => TensorElementType.Float32,
        double => TensorElementType.Float64,
        _ => throw new NotSupportedException($"Tensors of {typeof(T)} are not part of the contract language."),
    };
}
