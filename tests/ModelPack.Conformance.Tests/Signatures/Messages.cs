using Google.Protobuf;

namespace ModelPack.Conformance.Tests.Signatures;

/// <summary>The fields of a protobuf message that have a length: messages and strings.</summary>
internal static class Messages
{
    /// <summary>The fields in file order.</summary>
    public static IEnumerable<(int Field, ByteString Value)> Of(CodedInputStream message)
    {
        while (message.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                yield return (WireFormat.GetTagFieldNumber(tag), message.ReadBytes());
            else
                message.SkipLastField();
        }
    }

    /// <summary>The fields in file order.</summary>
    public static IEnumerable<(int Field, ByteString Value)> Of(ByteString message) => Of(message.CreateCodedInput());

    /// <summary>The string in a field; empty without one.</summary>
    public static string Text(ByteString message, int field) => Of(message).LastOrDefault(entry => entry.Field == field).Value?.ToStringUtf8() ?? "";

    /// <summary>The number in a field; null without one.</summary>
    public static long? Number(ByteString message, int field)
    {
        CodedInputStream stream = message.CreateCodedInput();
        long? number = null;
        while (stream.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == field && WireFormat.GetTagWireType(tag) == WireFormat.WireType.Varint)
                number = stream.ReadInt64();
            else
                stream.SkipLastField();
        }

        return number;
    }
}
