using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Writing;

/// <summary>Writes the elements of a tensor as one flat JSON array, from the memory that the model wrote.</summary>
internal static class JsonTensorWriter
{
    public static void Write(Utf8JsonWriter writer, TensorOutput output)
    {
        writer.WriteStartArray("data"u8);
        switch (output.ElementType)
        {
            case TensorElementType.Float32:
                WriteSingles(writer, output.Elements<float>());
                break;
            case TensorElementType.Float64:
                WriteDoubles(writer, output.Elements<double>());
                break;
            case TensorElementType.Float16:
                foreach (Half value in output.Elements<Half>())
                    WriteSingle(writer, (float)value);
                break;
            case TensorElementType.BFloat16:
                foreach (BFloat16 value in output.Elements<BFloat16>())
                    WriteSingle(writer, (float)value);
                break;
            case TensorElementType.Bool:
                foreach (byte value in output.Bytes)
                    writer.WriteBooleanValue(value != 0);
                break;
            case TensorElementType.String:
                WriteStrings(writer, output);
                break;
            case TensorElementType.UInt64:
                foreach (ulong value in output.Elements<ulong>())
                    writer.WriteNumberValue(value);
                break;
            default:
                WriteIntegers(writer, output);
                break;
        }

        writer.WriteEndArray();
    }

    private static void WriteIntegers(Utf8JsonWriter writer, TensorOutput output)
    {
        switch (output.ElementType)
        {
            case TensorElementType.Int8:
                WriteIntegers(writer, output.Elements<sbyte>());
                break;
            case TensorElementType.UInt8:
                WriteIntegers(writer, output.Elements<byte>());
                break;
            case TensorElementType.Int16:
                WriteIntegers(writer, output.Elements<short>());
                break;
            case TensorElementType.UInt16:
                WriteIntegers(writer, output.Elements<ushort>());
                break;
            case TensorElementType.Int32:
                WriteIntegers(writer, output.Elements<int>());
                break;
            case TensorElementType.UInt32:
                WriteIntegers(writer, output.Elements<uint>());
                break;
            default:
                WriteIntegers(writer, output.Elements<long>());
                break;
        }
    }

    private static void WriteIntegers<T>(Utf8JsonWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryInteger<T>
    {
        foreach (T value in values)
            writer.WriteNumberValue(long.CreateTruncating(value));
    }

    private static void WriteSingles(Utf8JsonWriter writer, ReadOnlySpan<float> values)
    {
        foreach (float value in values)
            WriteSingle(writer, value);
    }

    private static void WriteSingle(Utf8JsonWriter writer, float value)
    {
        if (float.IsFinite(value))
            writer.WriteNumberValue(value);
        else
            NonFinite.Write(writer, value);
    }

    private static void WriteDoubles(Utf8JsonWriter writer, ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                writer.WriteNumberValue(value);
            else
                NonFinite.Write(writer, value);
        }
    }

    // JSON has no form for bytes that are no text: they are replaced, as every decoder does.
    private static void WriteStrings(Utf8JsonWriter writer, TensorOutput output)
    {
        for (int i = 0; i < output.Count; i++)
        {
            ReadOnlySpan<byte> text = output.GetString(i);
            if (Utf8.IsValid(text))
                writer.WriteStringValue(text);
            else
                writer.WriteStringValue(Encoding.UTF8.GetString(text));
        }
    }
}
