using Google.Protobuf;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Signatures;

/// <summary>Reads declared types: <c>ValueInfoProto</c>, <c>TypeProto</c> and <c>TensorShapeProto</c>.</summary>
internal static class DeclaredType
{
    /// <summary>A name and its type.</summary>
    public static (string Name, ModelValueType Type) ReadValueInfo(ByteString message) =>
        (Messages.Text(message, field: 1), ReadType(Messages.Of(message).Single(static entry => entry.Field == 2).Value));

    private static ModelValueType ReadType(ByteString message)
    {
        (int field, ByteString value) = Messages.Of(message).First(static entry => entry.Field is 1 or 4 or 5 or 8 or 9);
        return field switch
        {
            1 => ReadTensor(value),
            4 => new SequenceValueType(ReadElement(value)),
            9 => new OptionalValueType(ReadElement(value)),
            _ => throw new NotSupportedException($"No model of the corpus declares a type of kind {field}."),
        };
    }

    private static ModelValueType ReadElement(ByteString message) => ReadType(Messages.Of(message).Single(static entry => entry.Field == 1).Value);

    private static TensorValueType ReadTensor(ByteString message)
    {
        ByteString? shape = Messages.Of(message).LastOrDefault(static entry => entry.Field == 2).Value;
        return new TensorValueType(
            (TensorElementType)(Messages.Number(message, field: 1) ?? 0),
            shape is null ? null : new EquatableArray<Dimension>(Messages.Of(shape).Select(static entry => ReadDimension(entry.Value))));
    }

    // A size below zero is what ONNX Runtime takes for unknown.
    private static Dimension ReadDimension(ByteString message) => Messages.Number(message, field: 1) is { } size
        ? size < 0 ? Dimension.Unknown : Dimension.Fixed(size)
        : Dimension.Symbolic(Messages.Text(message, field: 2));
}
