using System.Buffers;
using System.Buffers.Binary;
using ModelPack.AspNetCore.Requests;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Writing;

/// <summary>Writes the elements of a tensor as they lie in memory: little-endian, row-major; strings with their length before them.</summary>
internal static class BinaryTensorWriter
{
    /// <summary>How many bytes a tensor takes.</summary>
    public static long SizeOf(TensorOutput output)
    {
        if (output.ElementType != TensorElementType.String)
            return output.Bytes.Length;
        long size = (long)output.Count * sizeof(uint);
        for (int i = 0; i < output.Count; i++)
            size += output.GetString(i).Length;
        return size;
    }

    public static void Write(PooledBuffer buffer, TensorOutput output)
    {
        if (output.ElementType != TensorElementType.String)
        {
            buffer.Write(output.Bytes);
            return;
        }

        for (int i = 0; i < output.Count; i++)
        {
            ReadOnlySpan<byte> text = output.GetString(i);
            BinaryPrimitives.WriteUInt32LittleEndian(buffer.GetSpan(sizeof(uint)), (uint)text.Length);
            buffer.Advance(sizeof(uint));
            buffer.Write(text);
        }
    }
}
