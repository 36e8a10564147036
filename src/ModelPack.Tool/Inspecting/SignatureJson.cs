using System.Text.Json;
using ModelPack.Signatures;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Tool.Inspecting;

/// <summary>A signature as JSON: the words of the package manifest, and what the manifest leaves out.</summary>
internal static class SignatureJson
{
    /// <summary>Writes the member <c>signature</c>.</summary>
    public static void Write(Utf8JsonWriter writer, ModelSignature signature)
    {
        writer.WriteStartObject("signature");
        writer.WriteNumber("irVersion", signature.IrVersion);
        writer.WriteNumber("modelVersion", signature.ModelVersion);
        writer.WriteString("domain", signature.Domain);
        writer.WriteString("graph", signature.GraphName);
        writer.WriteString("documentation", signature.Documentation);
        writer.WriteStartObject("producer");
        writer.WriteString("name", signature.ProducerName);
        writer.WriteString("version", signature.ProducerVersion);
        writer.WriteEndObject();
        WriteList(writer, "opsets", signature.Opsets, static opset => [("domain", opset.Domain.Length == 0 ? "ai.onnx" : opset.Domain), ("version", opset.Version)]);
        ManifestValues.Write(writer, "inputs", signature.Inputs);
        ManifestValues.Write(writer, "outputs", signature.Outputs);
        WriteList(writer, "metadata", signature.Metadata, static property => [("key", property.Key), ("value", property.Value)]);
        WriteList(writer, "featureNames", signature.FeatureNames, static names => [("input", names.Input), ("names", names.Names)]);
        WriteList(writer, "classLabels", signature.ClassLabels, static labels => [("output", labels.Output), ("areStrings", labels.AreStrings), ("labels", labels.Labels)]);
        WriteList(writer, "categories", signature.Categories, static known => [("input", known.Input), ("areStrings", known.AreStrings), ("isClosed", known.IsClosed), ("values", known.Values)]);
        WriteList(writer, "missingMarkers", signature.MissingMarkers, static marker => [("input", marker.Input), ("value", marker.Value)]);
        WriteTexts(writer, "unusedInputs", signature.UnusedInputs);
        WriteList(writer, "passThroughs", signature.PassThroughs, static pass => [("output", pass.Output), ("input", pass.Input)]);
        WriteList(writer, "externalData", signature.ExternalData, static data => [("tensor", data.Tensor), ("location", data.Location), ("offset", data.Offset), ("length", data.Length)]);
        writer.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, EquatableArray<T> items, Func<T, (string Name, object? Value)[]> members)
        where T : IEquatable<T>
    {
        writer.WriteStartArray(name);
        foreach (T item in items)
        {
            writer.WriteStartObject();
            foreach ((string member, object? value) in members(item))
                WriteMember(writer, member, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteMember(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case long number:
                writer.WriteNumber(name, number);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case EquatableArray<string> texts:
                WriteTexts(writer, name, texts);
                break;
            default:
                writer.WriteString(name, (string?)value);
                break;
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, EquatableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
