using System.Text.Json;
using ModelPack.AspNetCore.OpenInference.Reading;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.OpenInference.Writing;

/// <summary>Writes the response of a call: JSON, and behind it the tensors that were asked for as binary data.</summary>
internal static class InferResponseWriter
{
    private static readonly JsonWriterOptions s_options = ProblemJson.Options with { SkipValidation = true };

    /// <summary>Writes the response.</summary>
    /// <returns>The length of the JSON where binary data follow; null where none do.</returns>
    public static int? Write(PooledBuffer buffer, TensorCall call, InferRequest request)
    {
        long binary = 0;
        bool isBinary = false;
        using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            writer.WriteStartObject();
            writer.WriteString("model_name"u8, call.Info.Model);
            writer.WriteString("model_version"u8, call.Info.Version);
            if (request.Id is { } id)
                writer.WriteString("id"u8, id);
            writer.WriteStartArray("outputs"u8);
            foreach (TensorOutput output in call.Outputs)
            {
                long? size = request.IsBinaryOf(output.Selection) ? BinaryTensorWriter.SizeOf(output) : null;
                Write(writer, output, size);
                binary += size ?? 0;
                isBinary |= size is not null;
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        if (!isBinary)
            return null;
        int length = buffer.Count;
        _ = buffer.GetMemory(checked((int)Math.Max(binary, 1)));
        foreach (TensorOutput output in call.Outputs)
        {
            if (request.IsBinaryOf(output.Selection))
                BinaryTensorWriter.Write(buffer, output);
        }

        return length;
    }

    private static void Write(Utf8JsonWriter writer, TensorOutput output, long? binarySize)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, output.Name);
        writer.WriteString("datatype"u8, output.Datatype);
        writer.WriteStartArray("shape"u8);
        foreach (long dimension in output.Shape)
            writer.WriteNumberValue(dimension);
        writer.WriteEndArray();
        if (binarySize is not null || output.Labels is not null)
            WriteParameters(writer, output, binarySize);
        if (binarySize is null)
            JsonTensorWriter.Write(writer, output);
        writer.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter writer, TensorOutput output, long? binarySize)
    {
        writer.WriteStartObject("parameters"u8);
        if (output.Labels is { } labels)
            writer.WriteString("labels"u8, labels);
        if (binarySize is { } size)
            writer.WriteNumber("binary_data_size"u8, size);
        writer.WriteEndObject();
    }
}
