using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Sessions;

/// <summary>Writes the values of a constant into a tensor, once for each binding: the same for every row.</summary>
internal static unsafe class ConstantValues
{
    /// <summary>Fills all rows.</summary>
    /// <param name="tensor">The input.</param>
    /// <param name="values">One value, or all elements of a row.</param>
    /// <param name="place">Where rows lie.</param>
    /// <param name="rows">How many there are.</param>
    /// <param name="strings">The tensor, where it holds strings.</param>
    public static void Write(TensorLayout tensor, Array values, in TensorPlace place, int rows, OrtValue strings)
    {
        if (place.RowLength == 0)
            return;
        rows = tensor.BatchAxis < 0 ? 1 : rows;
        if (tensor.IsString)
            WriteStrings((string[])values, in place, rows, strings);
        else if (values.Length == 1 || place.Blocks == 1)
            Repeat(Convert(values, tensor.ElementType), new Span<byte>(place.Data, checked((int)(place.RowLength * rows))));
        else
            WriteBlocks(Convert(values, tensor.ElementType), in place, rows);
    }

    // One element, or one row where rows are contiguous, over and over.
    private static void Repeat(ReadOnlySpan<byte> pattern, Span<byte> target)
    {
        pattern.CopyTo(target);
        for (int done = pattern.Length; done < target.Length;)
        {
            int next = Math.Min(done, target.Length - done);
            target[..next].CopyTo(target[done..]);
            done += next;
        }
    }

    private static void WriteBlocks(ReadOnlySpan<byte> row, in TensorPlace place, int rows)
    {
        int block = (int)place.BlockLength;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < place.Blocks; j++)
                row.Slice(j * block, block).CopyTo(new Span<byte>(place.Data + (i * place.RowStride) + (j * place.BlockStride), block));
        }
    }

    private static void WriteStrings(string[] values, in TensorPlace place, int rows, OrtValue strings)
    {
        for (int row = 0; row < rows; row++)
        {
            for (nint element = 0; element < place.RowLength; element++)
            {
                nint offset = (row * place.RowStride) + (element / place.BlockLength * place.BlockStride) + (element % place.BlockLength);
                strings.StringTensorSetElementAt(values[values.Length == 1 ? 0 : (int)element], (int)offset);
            }
        }
    }

    private static byte[] Convert(Array values, TensorElementType type) => values switch
    {
        bool[] flags => Bytes(flags),
        long[] integers => Convert(integers, type),
        double[] numbers => Convert(numbers, type),
        _ => throw new InvalidOperationException($"A constant of {type.ToOnnxName()} cannot hold {values.GetType().Name}. The generated code and the contract's definition disagree; rebuild the model project."),
    };

    private static byte[] Convert(long[] values, TensorElementType type) => type switch
    {
        TensorElementType.Int8 => Bytes(Array.ConvertAll(values, static value => checked((sbyte)value))),
        TensorElementType.UInt8 => Bytes(Array.ConvertAll(values, static value => checked((byte)value))),
        TensorElementType.Int16 => Bytes(Array.ConvertAll(values, static value => checked((short)value))),
        TensorElementType.UInt16 => Bytes(Array.ConvertAll(values, static value => checked((ushort)value))),
        TensorElementType.Int32 => Bytes(Array.ConvertAll(values, static value => checked((int)value))),
        TensorElementType.UInt32 => Bytes(Array.ConvertAll(values, static value => checked((uint)value))),
        TensorElementType.UInt64 => Bytes(Array.ConvertAll(values, static value => checked((ulong)value))),
        TensorElementType.Int64 => Bytes(values),
        _ => Convert(Array.ConvertAll(values, static value => (double)value), type),
    };

    private static byte[] Convert(double[] values, TensorElementType type) => type switch
    {
        TensorElementType.BFloat16 => Bytes(Array.ConvertAll(values, static value => (BFloat16)value)),
        TensorElementType.Float16 => Bytes(Array.ConvertAll(values, static value => (Half)value)),
        TensorElementType.Float32 => Bytes(Array.ConvertAll(values, static value => (float)value)),
        _ => Bytes(values),
    };

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
