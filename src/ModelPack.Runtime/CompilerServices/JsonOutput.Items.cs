using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Values without a name: what members hold, and the items of lists.
public static partial class JsonOutput
{
    /// <summary>Writes a list, or null.</summary>
    /// <param name="writer">Takes the JSON.</param>
    /// <param name="name">The member's JSON name.</param>
    /// <param name="items">The list.</param>
    /// <param name="write">Writes an item.</param>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<T>? items, Action<Utf8JsonWriter, T> write)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(write);
        writer.WritePropertyName(name);
        if (items is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (T item in items)
            write(writer, item);
        writer.WriteEndArray();
    }

    /// <summary>Begins a member whose value is written next.</summary>
    public static void WriteName(Utf8JsonWriter writer, ReadOnlySpan<byte> name) => writer.WritePropertyName(name);

    /// <summary>Writes a number or truth value.</summary>
    public static void WriteItem<T>(Utf8JsonWriter writer, T value)
        where T : unmanaged => WriteValue(writer, value);

    /// <summary>Writes a string, or null.</summary>
    public static void WriteItem(Utf8JsonWriter writer, string? value) => writer.WriteStringValue(value);

    /// <summary>Writes the label of an enum's member.</summary>
    public static void WriteItem<TEnum>(Utf8JsonWriter writer, TEnum value, LabelSet<TEnum> labels)
        where TEnum : struct, Enum => writer.WriteStringValue(labels.EncodedLabelOf(value));

    /// <summary>Writes elements; bytes as base64.</summary>
    /// <param name="writer">Takes the JSON.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="shape">The row's dimensions; one may be -1, the length tells it.</param>
    public static void WriteItem<T>(Utf8JsonWriter writer, ReadOnlySpan<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (typeof(T) == typeof(byte))
            writer.WriteBase64StringValue(MemoryMarshal.AsBytes(values));
        else
            WriteLevel(writer, values, Resolve(shape, values.Length, stackalloc long[Math.Max(1, shape.Length)]), static (to, value) => WriteValue(to, value));
    }

    /// <summary>Writes an array, or null.</summary>
    /// <inheritdoc cref="WriteItem{T}(Utf8JsonWriter, ReadOnlySpan{T}, ReadOnlySpan{long})"/>
    public static void WriteItem<T>(Utf8JsonWriter writer, T[]? values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (values is null)
            writer.WriteNullValue();
        else
            WriteItem(writer, (ReadOnlySpan<T>)values, shape);
    }

    /// <summary>Writes an array of strings, or null.</summary>
    /// <inheritdoc cref="WriteItem{T}(Utf8JsonWriter, ReadOnlySpan{T}, ReadOnlySpan{long})"/>
    public static void WriteItem(Utf8JsonWriter writer, string[]? values, scoped ReadOnlySpan<long> shape)
    {
        if (values is null)
            writer.WriteNullValue();
        else
            WriteLevel<string>(writer, values, Resolve(shape, values.Length, stackalloc long[Math.Max(1, shape.Length)]), static (to, value) => to.WriteStringValue(value));
    }

    /// <summary>Writes an array of labels.</summary>
    /// <inheritdoc cref="WriteItem{T}(Utf8JsonWriter, ReadOnlySpan{T}, ReadOnlySpan{long})"/>
    public static void WriteItem<TEnum>(Utf8JsonWriter writer, ReadOnlySpan<TEnum> values, LabelSet<TEnum> labels, scoped ReadOnlySpan<long> shape)
        where TEnum : struct, Enum =>
        WriteLevel(writer, values, Resolve(shape, values.Length, stackalloc long[Math.Max(1, shape.Length)]), (to, value) => to.WriteStringValue(labels.EncodedLabelOf(value)));

    /// <summary>Writes a tensor, or null.</summary>
    public static void WriteItem<T>(Utf8JsonWriter writer, Tensor<T>? tensor)
        where T : unmanaged => WriteTensor(writer, tensor, static (to, value) => WriteValue(to, value));

    /// <summary>Writes a tensor of strings, or null.</summary>
    public static void WriteItem(Utf8JsonWriter writer, Tensor<string>? tensor) => WriteTensor(writer, tensor, static (to, value) => to.WriteStringValue(value));

    /// <summary>Writes a dictionary as an object, or null.</summary>
    public static void WriteItem<TValue>(Utf8JsonWriter writer, IReadOnlyDictionary<string, TValue>? map)
        where TValue : unmanaged => WriteMap(writer, map, static (to, key) => to.WritePropertyName(key), static (to, value) => WriteValue(to, value));

    /// <inheritdoc cref="WriteItem{TValue}(Utf8JsonWriter, IReadOnlyDictionary{string, TValue})"/>
    public static void WriteItem<TValue>(Utf8JsonWriter writer, IReadOnlyDictionary<long, TValue>? map)
        where TValue : unmanaged => WriteMap(writer, map, WriteKey, static (to, value) => WriteValue(to, value));

    /// <inheritdoc cref="WriteItem{TValue}(Utf8JsonWriter, IReadOnlyDictionary{string, TValue})"/>
    public static void WriteItem(Utf8JsonWriter writer, IReadOnlyDictionary<string, string>? map) =>
        WriteMap(writer, map, static (to, key) => to.WritePropertyName(key), static (to, value) => to.WriteStringValue(value));

    /// <inheritdoc cref="WriteItem{TValue}(Utf8JsonWriter, IReadOnlyDictionary{string, TValue})"/>
    public static void WriteItem(Utf8JsonWriter writer, IReadOnlyDictionary<long, string>? map) =>
        WriteMap(writer, map, WriteKey, static (to, value) => to.WriteStringValue(value));

    /// <summary>Writes a dictionary by enum as an object of labels, or null.</summary>
    public static void WriteItem<TEnum>(Utf8JsonWriter writer, IReadOnlyDictionary<TEnum, string>? map, LabelSet<TEnum> labels)
        where TEnum : struct, Enum =>
        WriteMap(writer, map, (to, key) => to.WritePropertyName(labels.EncodedLabelOf(key)), static (to, value) => to.WriteStringValue(value));

    /// <inheritdoc cref="WriteItem{TEnum}(Utf8JsonWriter, IReadOnlyDictionary{TEnum, string}, LabelSet{TEnum})"/>
    public static void WriteItem<TEnum, TValue>(Utf8JsonWriter writer, IReadOnlyDictionary<TEnum, TValue>? map, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
        where TValue : unmanaged
    {
        // Not by the general method: this is the path of every classifier, and a closure over the labels would be its only garbage.
        if (map is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach ((TEnum key, TValue value) in map)
        {
            writer.WritePropertyName(labels.EncodedLabelOf(key));
            WriteValue(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void WriteKey(Utf8JsonWriter writer, long key) => writer.WritePropertyName(key.ToString(CultureInfo.InvariantCulture));

    private static void WriteMap<TKey, TValue>(Utf8JsonWriter writer, IReadOnlyDictionary<TKey, TValue>? map, Action<Utf8JsonWriter, TKey> writeKey, Action<Utf8JsonWriter, TValue> writeValue)
    {
        if (map is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach ((TKey key, TValue value) in map)
        {
            writeKey(writer, key);
            writeValue(writer, value);
        }

        writer.WriteEndObject();
    }
}
