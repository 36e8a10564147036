using System.Buffers.Binary;
using System.Text.Unicode;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.Grpc.Inference;

/// <summary>Copies raw contents to the memory that the model reads: little-endian, row-major, without gaps; a string is four bytes of length and its bytes.</summary>
internal static class RawContents
{
    public const string WrongLength = "has a number of raw bytes that differs from its shape's";

    /// <summary>Copies all elements.</summary>
    /// <param name="raw">The bytes.</param>
    /// <param name="memory">Takes the elements.</param>
    /// <returns>What is wrong with the tensor, to follow its name; null when nothing is.</returns>
    public static string? Copy(ReadOnlySpan<byte> raw, in TensorMemory memory)
    {
        if (memory.ElementType == TensorElementType.String)
            return CopyStrings(raw, memory);
        if (raw.Length != memory.Bytes.Length)
            return WrongLength;
        raw.CopyTo(memory.Bytes);
        return null;
    }

    private static string? CopyStrings(ReadOnlySpan<byte> raw, in TensorMemory memory)
    {
        for (int i = 0; i < memory.Count; i++)
        {
            if (!BinaryPrimitives.TryReadUInt32LittleEndian(raw, out uint length) || length > (uint)(raw.Length - sizeof(uint)))
                return WrongLength;
            ReadOnlySpan<byte> text = raw.Slice(sizeof(uint), (int)length);
            if (!Utf8.IsValid(text))
                return TypedContents.NotUtf8;
            memory.SetString(i, text);
            raw = raw[(sizeof(uint) + text.Length)..];
        }

        return raw.IsEmpty ? null : WrongLength;
    }
}
