using System.Buffers.Binary;

namespace ModelPack.Replay.Examples.Onnx;

/// <summary>Reads the fields of a protobuf message in order.</summary>
internal static class ProtobufFields
{
    /// <exception cref="ExampleException">The bytes are no such message.</exception>
    public static IEnumerable<ProtobufField> Read(ReadOnlyMemory<byte> message)
    {
        for (int position = 0; position < message.Length;)
        {
            ulong tag = ReadVarint(message.Span, ref position);
            int number = (int)(tag >> 3);
            switch (tag & 7)
            {
                case 0:
                    yield return new ProtobufField(number, ReadVarint(message.Span, ref position), null);
                    break;
                case 1:
                    yield return new ProtobufField(number, BinaryPrimitives.ReadUInt64LittleEndian(Take(message, 8, ref position).Span), null);
                    break;
                case 2:
                    ulong length = ReadVarint(message.Span, ref position);
                    yield return new ProtobufField(number, 0, Take(message, length, ref position));
                    break;
                case 5:
                    yield return new ProtobufField(number, BinaryPrimitives.ReadUInt32LittleEndian(Take(message, 4, ref position).Span), null);
                    break;
                default:
                    throw Broken();
            }
        }
    }

    /// <summary>The numbers of a packed field.</summary>
    public static IEnumerable<ulong> Varints(ReadOnlyMemory<byte> packed)
    {
        for (int position = 0; position < packed.Length;)
            yield return ReadVarint(packed.Span, ref position);
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> message, ulong length, ref int position)
    {
        if (length > (ulong)(message.Length - position))
            throw Broken();
        position += (int)length;
        return message.Slice(position - (int)length, (int)length);
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> message, ref int position)
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && position < message.Length; shift += 7)
        {
            byte part = message[position++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }

        throw Broken();
    }

    private static ExampleException Broken() => new("the file is no ONNX TensorProto, SequenceProto or OptionalProto.");
}
