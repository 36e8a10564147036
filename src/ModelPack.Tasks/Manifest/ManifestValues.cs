using System.Text.Json;
using ModelPack.Signatures;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes the inputs and outputs of a signature.</summary>
internal static class ManifestValues
{
    public static void Write(Utf8JsonWriter writer, string name, EquatableArray<ValueInfo> values)
    {
        writer.WriteStartArray(name);
        foreach (ValueInfo value in values)
        {
            writer.WriteStartObject();
            writer.WriteString("name", value.Name);
            if (value.Type is TensorValueType tensor)
                WriteTensor(writer, tensor);
            else
                writer.WriteString("type", value.Type.ToString());
            if (value.IsOptional)
                writer.WriteBoolean("optional", true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTensor(Utf8JsonWriter writer, TensorValueType tensor)
    {
        writer.WriteString("elementType", tensor.ElementType.ToOnnxName());
        if (tensor.Shape is not { } shape)
        {
            writer.WriteNull("shape");
            return;
        }

        writer.WriteStartArray("shape");
        foreach (Dimension dimension in shape)
        {
            if (dimension.Value is { } size)
                writer.WriteNumberValue(size);
            else
                writer.WriteStringValue(dimension.Name);
        }

        writer.WriteEndArray();
    }
}
