using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Numbers and truth values; the context is whether numbers need not be finite.</summary>
internal readonly struct JsonNumberElement<T> : IJsonElement<T, bool>
    where T : unmanaged
{
    // The comparisons are constants of each instantiation: one call remains.
    public static T Read(ref JsonInputReader reader, bool context)
    {
        if (typeof(T) == typeof(float))
            return As(reader.ReadSingle(context));
        if (typeof(T) == typeof(double))
            return As(reader.ReadDouble(context));
        if (typeof(T) == typeof(Half))
            return As(reader.ReadHalf(context));
        if (typeof(T) == typeof(BFloat16))
            return As(reader.ReadBFloat16(context));
        if (typeof(T) == typeof(bool))
            return As(reader.ReadBoolean());
        if (typeof(T) == typeof(long))
            return As(reader.ReadInt64());
        if (typeof(T) == typeof(int))
            return As(reader.ReadInt32());
        return ReadNarrow(ref reader);
    }

    private static T ReadNarrow(ref JsonInputReader reader)
    {
        if (typeof(T) == typeof(byte))
            return As(reader.ReadByte());
        if (typeof(T) == typeof(sbyte))
            return As(reader.ReadSByte());
        if (typeof(T) == typeof(short))
            return As(reader.ReadInt16());
        if (typeof(T) == typeof(ushort))
            return As(reader.ReadUInt16());
        if (typeof(T) == typeof(uint))
            return As(reader.ReadUInt32());
        if (typeof(T) == typeof(ulong))
            return As(reader.ReadUInt64());
        throw new NotSupportedException($"JSON arrays of {typeof(T)} are not part of the contract language.");
    }

    private static T As<TFrom>(TFrom value)
        where TFrom : unmanaged => Unsafe.BitCast<TFrom, T>(value);
}
