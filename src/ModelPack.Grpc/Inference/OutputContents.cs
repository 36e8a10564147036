using System.Buffers.Binary;
using ModelPack.Grpc.Wire;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.Grpc.Inference;

/// <summary>Writes the elements of an output, from the memory of ONNX Runtime.</summary>
internal static class OutputContents
{
    /// <summary>Whether only raw contents can carry a type.</summary>
    public static bool IsRawOnly(TensorElementType type) => ContentsField.Of(type) == 0;

    /// <summary>The bytes that <see cref="WriteRaw"/> writes.</summary>
    public static long RawLength(TensorOutput output)
    {
        if (output.ElementType != TensorElementType.String)
            return output.Bytes.Length;
        long length = (long)output.Count * sizeof(uint);
        for (int i = 0; i < output.Count; i++)
            length += output.GetString(i).Length;
        return length;
    }

    /// <summary>Writes raw contents.</summary>
    public static void WriteRaw(ref WireWriter writer, TensorOutput output)
    {
        if (output.ElementType != TensorElementType.String)
        {
            writer.Write(output.Bytes);
            return;
        }

        Span<byte> length = stackalloc byte[sizeof(uint)];
        for (int i = 0; i < output.Count; i++)
        {
            ReadOnlySpan<byte> text = output.GetString(i);
            BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
            writer.Write(length);
            writer.Write(text);
        }
    }

    /// <summary>Writes the field of an <c>InferTensorContents</c> message.</summary>
    public static void WriteTyped(ref WireWriter writer, TensorOutput output)
    {
        int field = ContentsField.Of(output.ElementType);
        if (field == ContentsField.Bytes)
        {
            for (int i = 0; i < output.Count; i++)
                writer.Write(field, output.GetString(i));
        }
        else if (output.Count > 0)
        {
            writer.WriteHead(field, PackedLength(output));
            WritePacked(ref writer, output);
        }
    }

    private static long PackedLength(TensorOutput output)
    {
        if (output.ElementType is TensorElementType.Float32 or TensorElementType.Float64)
            return output.Bytes.Length;
        var size = new WireWriter(null);
        WritePacked(ref size, output);
        return size.Count;
    }

    private static void WritePacked(ref WireWriter writer, TensorOutput output)
    {
        switch (output.ElementType)
        {
            case TensorElementType.Float32 or TensorElementType.Float64 or TensorElementType.Bool:
                writer.Write(output.Bytes);
                break;
            case TensorElementType.Int8:
                foreach (sbyte value in output.Elements<sbyte>())
                    writer.WriteVarint((ulong)value);
                break;
            case TensorElementType.Int16:
                foreach (short value in output.Elements<short>())
                    writer.WriteVarint((ulong)value);
                break;
            case TensorElementType.Int32:
                foreach (int value in output.Elements<int>())
                    writer.WriteVarint((ulong)value);
                break;
            case TensorElementType.UInt8:
                foreach (byte value in output.Bytes)
                    writer.WriteVarint(value);
                break;
            case TensorElementType.UInt16:
                foreach (ushort value in output.Elements<ushort>())
                    writer.WriteVarint(value);
                break;
            case TensorElementType.UInt32:
                foreach (uint value in output.Elements<uint>())
                    writer.WriteVarint(value);
                break;
            default:
                foreach (ulong value in output.Elements<ulong>())
                    writer.WriteVarint(value);
                break;
        }
    }
}
