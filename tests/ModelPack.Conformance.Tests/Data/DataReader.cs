using Google.Protobuf;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Data;

/// <summary>Reads the files of recorded data. What kind of message a file holds only the model's declared type tells.</summary>
internal static class DataReader
{
    /// <summary>Reads a file that holds a value of <paramref name="type"/>.</summary>
    public static CaseValue Read(string file, ModelValueType type)
    {
        using FileStream stream = File.OpenRead(file);
        return Read(new CodedInputStream(stream), type);
    }

    private static CaseValue Read(CodedInputStream message, ModelValueType type) => type switch
    {
        TensorValueType => new TensorMessage(message).Tensor,
        SequenceValueType sequence => new SequenceData([.. Values(message, sequence.Element)]),
        OptionalValueType optional => new OptionalData(Values(message, optional.Element).SingleOrDefault()),
        _ => throw new NotSupportedException($"No test of the corpus holds a value of type {type}."),
    };

    // SequenceProto and OptionalProto differ only in the numbers of their fields.
    private static List<CaseValue> Values(CodedInputStream message, ModelValueType element)
    {
        var values = new List<CaseValue>();
        while (message.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited && WireFormat.GetTagFieldNumber(tag) > 1)
                values.Add(Read(message.ReadBytes().CreateCodedInput(), element));
            else
                message.SkipLastField();
        }

        return values;
    }
}
