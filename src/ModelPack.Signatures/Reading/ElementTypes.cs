namespace ModelPack.Signatures;

/// <summary>Reads element types, which <c>onnx.proto</c> stores as plain numbers.</summary>
internal static class ElementTypes
{
    public static TensorElementType Read(ProtobufReader reader, ProtobufField field)
    {
        long number = reader.ReadInt64(field);
        return number is >= (long)TensorElementType.Undefined and <= (long)TensorElementType.Int2
            ? (TensorElementType)number
            : throw InvalidModelException.InvalidGraph($"a tensor has the element type {number}, which ONNX does not define");
    }
}
