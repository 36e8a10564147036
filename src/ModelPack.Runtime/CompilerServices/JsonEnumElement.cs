namespace ModelPack.Runtime.CompilerServices;

/// <summary>Members of an enum, by label.</summary>
internal readonly struct JsonEnumElement<TEnum> : IJsonElement<TEnum, LabelSet<TEnum>>
    where TEnum : struct, Enum
{
    public static TEnum Read(ref JsonInputReader reader, LabelSet<TEnum> context) => reader.ReadEnum(context);
}
