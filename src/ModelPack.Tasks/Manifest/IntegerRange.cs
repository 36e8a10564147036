namespace ModelPack.Tasks.Manifest;

/// <summary>The ranges of integer types.</summary>
internal static class IntegerRange
{
    /// <summary>The least and greatest value; none for other types.</summary>
    public static (decimal? Minimum, decimal? Maximum) Of(string element) => element switch
    {
        "int8" => (sbyte.MinValue, sbyte.MaxValue),
        "uint8" => (byte.MinValue, byte.MaxValue),
        "int16" => (short.MinValue, short.MaxValue),
        "uint16" => (ushort.MinValue, ushort.MaxValue),
        "int32" => (int.MinValue, int.MaxValue),
        "uint32" => (uint.MinValue, uint.MaxValue),
        "int64" => (long.MinValue, long.MaxValue),
        "uint64" => (ulong.MinValue, ulong.MaxValue),
        _ => (null, null),
    };
}
