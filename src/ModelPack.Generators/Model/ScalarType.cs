namespace ModelPack.Generators.Model;

/// <summary>The scalar types of the contract language.</summary>
internal enum ScalarType
{
    None,
    Boolean,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    BFloat16,
    Half,
    Single,
    Double,
    String,
    Enum,
}
