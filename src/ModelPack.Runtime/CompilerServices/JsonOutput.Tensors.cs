using System.Numerics.Tensors;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Tensors: arrays nested to their rank.
public static partial class JsonOutput
{
    /// <summary>Writes a tensor, or null.</summary>
    public static void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Tensor<T>? tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        WriteItem(writer, tensor);
    }

    /// <summary>Writes a tensor of strings, or null.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Tensor<string>? tensor)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WritePropertyName(name);
        WriteItem(writer, tensor);
    }

    private static void WriteTensor<T>(Utf8JsonWriter writer, Tensor<T>? tensor, Action<Utf8JsonWriter, T> writeElement)
    {
        if (tensor is null)
            writer.WriteNullValue();
        else
            WriteLevel(writer, TensorMember.Elements(tensor), tensor.Lengths, writeElement);
    }

    private static void WriteLevel<T>(Utf8JsonWriter writer, ReadOnlySpan<T> values, ReadOnlySpan<nint> lengths, Action<Utf8JsonWriter, T> writeElement)
    {
        writer.WriteStartArray();
        if (lengths.Length <= 1)
        {
            foreach (T value in values)
                writeElement(writer, value);
        }
        else
        {
            int step = lengths[0] == 0 ? 0 : values.Length / (int)lengths[0];
            for (int i = 0; i < lengths[0]; i++)
                WriteLevel(writer, values.Slice(i * step, step), lengths[1..], writeElement);
        }

        writer.WriteEndArray();
    }
}
