namespace ModelPack.Signatures;

/// <summary>How protobuf stores a field's value.</summary>
internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    Fixed32 = 5,
}
