using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Arrays, nested to the rank of the row where its dimensions are known (bytes as base64), and dictionaries as objects.
public static partial class JsonOutput
{
    /// <summary>Writes an array, or null.</summary>
    /// <param name="writer">Takes the JSON.</param>
    /// <param name="name">The member's JSON name.</param>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="shape">The row's dimensions; one may be -1, the length tells it.</param>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T[]? values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        if (values is null)
            writer.WriteNull(name);
        else
            Write(writer, name, (ReadOnlySpan<T>)values, shape);
    }

    /// <inheritdoc cref="Write{T}(Utf8JsonWriter, ReadOnlySpan{byte}, T[], ReadOnlySpan{long})"/>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<T> values, scoped ReadOnlySpan<long> shape)
        where T : unmanaged
    {
        writer.WritePropertyName(name);
        WriteItem(writer, values, shape);
    }

    /// <summary>Writes an array of strings, or null.</summary>
    /// <inheritdoc cref="Write{T}(Utf8JsonWriter, ReadOnlySpan{byte}, T[], ReadOnlySpan{long})"/>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string[]? values, scoped ReadOnlySpan<long> shape)
    {
        writer.WritePropertyName(name);
        WriteItem(writer, values, shape);
    }

    /// <summary>Writes an array of labels.</summary>
    /// <inheritdoc cref="Write{T}(Utf8JsonWriter, ReadOnlySpan{byte}, T[], ReadOnlySpan{long})"/>
    public static void Write<TEnum>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ReadOnlySpan<TEnum> values, LabelSet<TEnum> labels, scoped ReadOnlySpan<long> shape)
        where TEnum : struct, Enum
    {
        writer.WritePropertyName(name);
        WriteItem(writer, values, labels, shape);
    }

    /// <summary>Writes a dictionary as an object, or null.</summary>
    public static void Write<TValue>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, TValue>? map)
        where TValue : unmanaged
    {
        writer.WritePropertyName(name);
        WriteItem(writer, map);
    }

    /// <inheritdoc cref="Write{TValue}(Utf8JsonWriter, ReadOnlySpan{byte}, IReadOnlyDictionary{string, TValue})"/>
    public static void Write<TValue>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<long, TValue>? map)
        where TValue : unmanaged
    {
        writer.WritePropertyName(name);
        WriteItem(writer, map);
    }

    /// <inheritdoc cref="Write{TValue}(Utf8JsonWriter, ReadOnlySpan{byte}, IReadOnlyDictionary{string, TValue})"/>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, string>? map)
    {
        writer.WritePropertyName(name);
        WriteItem(writer, map);
    }

    /// <inheritdoc cref="Write{TValue}(Utf8JsonWriter, ReadOnlySpan{byte}, IReadOnlyDictionary{string, TValue})"/>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<long, string>? map)
    {
        writer.WritePropertyName(name);
        WriteItem(writer, map);
    }

    /// <summary>Writes a dictionary by enum as an object of labels, or null.</summary>
    public static void Write<TEnum>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<TEnum, string>? map, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        writer.WritePropertyName(name);
        WriteItem(writer, map, labels);
    }

    /// <summary>Writes a dictionary by enum as an object of labels, or null.</summary>
    public static void Write<TEnum, TValue>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<TEnum, TValue>? map, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
        where TValue : unmanaged
    {
        writer.WritePropertyName(name);
        WriteItem(writer, map, labels);
    }

    private static void WriteLevel<T>(Utf8JsonWriter writer, ReadOnlySpan<T> values, scoped ReadOnlySpan<long> sizes, Action<Utf8JsonWriter, T> writeElement)
    {
        writer.WriteStartArray();
        if (sizes.Length == 1)
        {
            foreach (T value in values)
                writeElement(writer, value);
        }
        else
        {
            int step = sizes[0] == 0 ? 0 : values.Length / (int)sizes[0];
            for (int i = 0; i < sizes[0]; i++)
                WriteLevel(writer, values.Slice(i * step, step), sizes[1..], writeElement);
        }

        writer.WriteEndArray();
    }

    // The sizes of all dimensions; one flat dimension where the shape leaves more than one open, or does not fit the length.
    private static ReadOnlySpan<long> Resolve(scoped ReadOnlySpan<long> shape, int length, Span<long> sizes)
    {
        int open = -1;
        long step = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            sizes[i] = shape[i];
            if (shape[i] >= 0)
                step *= shape[i];
            else if (open < 0)
                open = i;
            else
                return Flat(length, sizes);
        }

        if (open < 0)
            return step == length && shape.Length > 0 ? sizes : Flat(length, sizes);
        if (step == 0 || length % step != 0)
            return Flat(length, sizes);
        sizes[open] = length / step;
        return sizes;
    }

    private static ReadOnlySpan<long> Flat(int length, Span<long> sizes)
    {
        sizes[0] = length;
        return sizes[..1];
    }
}
