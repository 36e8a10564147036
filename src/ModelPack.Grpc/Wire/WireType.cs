namespace ModelPack.Grpc.Wire;

/// <summary>How a field is encoded, as its tag says. The numbers are those of protobuf; groups are not read.</summary>
internal enum WireType
{
    /// <summary>Integers and truth values.</summary>
    Varint = 0,

    /// <summary>Eight bytes, little-endian.</summary>
    Fixed64 = 1,

    /// <summary>A length and so many bytes: strings, bytes, messages, packed numbers.</summary>
    Bytes = 2,

    /// <summary>Four bytes, little-endian.</summary>
    Fixed32 = 5,
}
