using System.Runtime.InteropServices;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Onnx;

/// <summary>Elements from little-endian bytes.</summary>
internal static class RawElements
{
    /// <exception cref="ExampleException">The type is not one of elements that have bytes.</exception>
    public static Array Read(TensorElementType type, ReadOnlySpan<byte> raw) => type switch
    {
        TensorElementType.Float32 => Convert<float>(raw, static value => value),
        TensorElementType.Float64 => Convert<double>(raw, static value => value),
        TensorElementType.Float16 => Convert<Half>(raw, static value => (double)value),
        TensorElementType.BFloat16 => Convert<ushort>(raw, static bits => (double)BFloat16.FromBits(bits)),
        TensorElementType.UInt64 => MemoryMarshal.Cast<byte, ulong>(raw).ToArray(),
        TensorElementType.Bool => Array.ConvertAll(raw.ToArray(), static value => value != 0),
        TensorElementType.Int8 => Integers<sbyte>(raw, static value => value),
        TensorElementType.UInt8 => Integers<byte>(raw, static value => value),
        TensorElementType.Int16 => Integers<short>(raw, static value => value),
        TensorElementType.UInt16 => Integers<ushort>(raw, static value => value),
        TensorElementType.Int32 => Integers<int>(raw, static value => value),
        TensorElementType.UInt32 => Integers<uint>(raw, static value => value),
        TensorElementType.Int64 => Integers<long>(raw, static value => value),
        _ => throw new ExampleException($"the tensor is {type.ToOnnxName()}, which ONNX Runtime does not load."),
    };

    private static double[] Convert<T>(ReadOnlySpan<byte> raw, Converter<T, double> convert)
        where T : struct => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(raw).ToArray(), convert);

    private static long[] Integers<T>(ReadOnlySpan<byte> raw, Converter<T, long> convert)
        where T : struct => Array.ConvertAll(MemoryMarshal.Cast<byte, T>(raw).ToArray(), convert);
}
