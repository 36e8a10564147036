using System.Buffers;
using System.Buffers.Binary;
using System.Text.Unicode;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Copies the bytes of tensors from behind the JSON of a request into the memory that the model reads.</summary>
internal static class BinaryTensors
{
    private const int LengthSize = sizeof(uint);

    /// <summary>Copies a tensor.</summary>
    /// <returns>What is wrong; null when all elements were read.</returns>
    public static ElementProblem? Read(ReadOnlySequence<byte> bytes, TensorMemory memory)
    {
        if (memory.ElementType == TensorElementType.String)
            return ReadStrings(bytes, memory);
        if (bytes.Length != memory.Bytes.Length)
            return ElementProblem.Bytes;
        bytes.CopyTo(memory.Bytes);
        return null;
    }

    /// <summary>Takes all bytes as the only string of a tensor.</summary>
    /// <inheritdoc cref="Read"/>
    public static ElementProblem? ReadOnlyString(ReadOnlySequence<byte> bytes, TensorMemory memory) => TryTake(bytes, memory, 0) ? null : ElementProblem.NotText(0);

    private static ElementProblem? ReadStrings(ReadOnlySequence<byte> bytes, TensorMemory memory)
    {
        Span<byte> length = stackalloc byte[LengthSize];
        for (int i = 0; i < memory.Count; i++)
        {
            if (bytes.Length < LengthSize)
                return ElementProblem.Count;
            bytes.Slice(0, LengthSize).CopyTo(length);
            bytes = bytes.Slice(LengthSize);
            uint count = BinaryPrimitives.ReadUInt32LittleEndian(length);
            if (count > bytes.Length)
                return ElementProblem.Count;
            if (!TryTake(bytes.Slice(0, count), memory, i))
                return ElementProblem.NotText(i);
            bytes = bytes.Slice(count);
        }

        return bytes.IsEmpty ? null : ElementProblem.Count;
    }

    /// <summary>The fewest bytes that so many elements take.</summary>
    public static long LeastBytes(TensorElementType type, long count) => count * (type == TensorElementType.String ? LengthSize : Math.Max(1, type.SizeInBytes()));

    private static bool TryTake(ReadOnlySequence<byte> text, TensorMemory memory, int index)
    {
        ReadOnlySpan<byte> bytes = text.IsSingleSegment ? text.FirstSpan : text.ToArray();
        if (!Utf8.IsValid(bytes))
            return false;
        memory.SetString(index, bytes);
        return true;
    }
}
