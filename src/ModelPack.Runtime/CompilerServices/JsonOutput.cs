using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Writes the members of predictions as JSON. What JSON numbers cannot say is one of the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c>, never a failure.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class JsonOutput
{
    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>Writes a number or truth value.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        WriteValue(writer, value);
    }

    /// <summary>Writes a number or truth value, or null.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T? value)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        if (value is { } number)
            WriteValue(writer, number);
        else
            writer.WriteNullValue();
    }

    /// <summary>Writes a string, or null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteString(name, value);
    }

    /// <summary>Writes the label of an enum's member.</summary>
    public static void Write<TEnum>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, TEnum value, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(labels);
        writer.WriteString(name, labels.EncodedLabelOf(value));
    }

    /// <summary>Writes the label of an enum's member, or null.</summary>
    public static void Write<TEnum>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, TEnum? value, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } member)
            Write(writer, name, member, labels);
        else
            writer.WriteNull(name);
    }

    /// <summary>A writer to <paramref name="output"/>: this thread's own, so that writing allocates nothing.</summary>
    internal static Utf8JsonWriter Rent(IBufferWriter<byte> output)
    {
        Utf8JsonWriter? writer = t_writer;
        if (writer is null)
            return new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        t_writer = null;
        writer.Reset(output);
        return writer;
    }

    /// <summary>Hands the text over and keeps the writer for the next time.</summary>
    internal static void Return(Utf8JsonWriter writer)
    {
        writer.Flush();
        writer.Reset(DiscardingBuffer.Instance);
        t_writer = writer;
    }

    // The comparisons are constants of each instantiation: one call remains.
    private static void WriteValue<T>(Utf8JsonWriter writer, T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
            WriteSingle(writer, Unsafe.BitCast<T, float>(value));
        else if (typeof(T) == typeof(double))
            WriteDouble(writer, Unsafe.BitCast<T, double>(value));
        else if (typeof(T) == typeof(Half))
            WriteSingle(writer, (float)Unsafe.BitCast<T, Half>(value));
        else if (typeof(T) == typeof(BFloat16))
            WriteSingle(writer, (float)Unsafe.BitCast<T, BFloat16>(value));
        else if (typeof(T) == typeof(bool))
            writer.WriteBooleanValue(Unsafe.BitCast<T, bool>(value));
        else if (typeof(T) == typeof(ulong))
            writer.WriteNumberValue(Unsafe.BitCast<T, ulong>(value));
        else
            writer.WriteNumberValue(ToInt64(value));
    }

    private static long ToInt64<T>(T value)
        where T : unmanaged
    {
        if (typeof(T) == typeof(long))
            return Unsafe.BitCast<T, long>(value);
        if (typeof(T) == typeof(int))
            return Unsafe.BitCast<T, int>(value);
        if (typeof(T) == typeof(uint))
            return Unsafe.BitCast<T, uint>(value);
        if (typeof(T) == typeof(short))
            return Unsafe.BitCast<T, short>(value);
        if (typeof(T) == typeof(ushort))
            return Unsafe.BitCast<T, ushort>(value);
        if (typeof(T) == typeof(sbyte))
            return Unsafe.BitCast<T, sbyte>(value);
        if (typeof(T) == typeof(byte))
            return Unsafe.BitCast<T, byte>(value);
        throw new NotSupportedException($"JSON values of {typeof(T)} are not part of the contract language.");
    }

    private static void WriteSingle(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            WriteNonFinite(writer, value);
    }

    private static void WriteDouble(Utf8JsonWriter writer, double value)
    {
        if (double.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            WriteNonFinite(writer, value);
    }

    private static void WriteNonFinite(Utf8JsonWriter writer, double value) =>
        writer.WriteStringValue(double.IsNaN(value) ? "NaN"u8 : value > 0 ? "Infinity"u8 : "-Infinity"u8);
}
