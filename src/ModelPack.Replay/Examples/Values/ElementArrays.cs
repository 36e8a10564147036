using System.Globalization;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>Elements of any source as arrays of the few types that tensors of examples have.</summary>
internal static class ElementArrays
{
    /// <summary>Whether an element type is of floating point.</summary>
    public static bool IsFloatingPoint(TensorElementType type) =>
        type is TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Float32 or TensorElementType.Float64;

    /// <summary>An empty array for elements of <paramref name="type"/>.</summary>
    public static Array Create(TensorElementType type, int length) => type switch
    {
        TensorElementType.String => new string[length],
        TensorElementType.Bool => new bool[length],
        TensorElementType.UInt64 => new ulong[length],
        _ when IsFloatingPoint(type) => new double[length],
        _ => new long[length],
    };

    /// <summary>Elements of any numeric type, converted.</summary>
    public static Array Convert<T>(TensorElementType type, ReadOnlySpan<T> elements)
    {
        Array converted = Create(type, elements.Length);
        Type target = converted.GetType().GetElementType()!;
        for (int i = 0; i < elements.Length; i++)
            converted.SetValue(System.Convert.ChangeType(elements[i], target, CultureInfo.InvariantCulture), i);
        return converted;
    }
}
