using System.Globalization;
using System.Text.Json;
using ModelPack.Packages.Replaying;
using ModelPack.Signatures;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes the model card of a bill of materials: what goes in and out, what it was trained on, what running it showed.</summary>
internal static class SbomModelCard
{
    public static void Write(Utf8JsonWriter writer, ModelFacts facts)
    {
        writer.WriteStartObject("modelCard");
        writer.WriteStartObject("modelParameters");
        writer.WriteIfAny("task", facts.Task);
        WriteData(writer, facts.TrainingData);
        WriteValues(writer, "inputs", facts.Signature.Inputs);
        WriteValues(writer, "outputs", facts.Signature.Outputs);
        writer.WriteEndObject();
        if (facts.Replay is { Examples: > 0 } replay)
            WriteFigures(writer, replay);
        writer.WriteEndObject();
    }

    // One or several, between semicolons.
    private static void WriteData(Utf8JsonWriter writer, string data)
    {
        string[] datasets = data.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (datasets.Length == 0)
            return;
        writer.WriteStartArray("datasets");
        foreach (string dataset in datasets)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "dataset");
            writer.WriteString("name", dataset);
            if (SbomDocument.IsAddress(dataset))
            {
                writer.WriteStartObject("contents");
                writer.WriteString("url", dataset);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter writer, string name, EquatableArray<ValueInfo> values)
    {
        writer.WriteStartArray(name);
        foreach (ValueInfo value in values)
        {
            writer.WriteStartObject();
            writer.WriteString("format", $"{value.Name}: {value.Type}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFigures(Utf8JsonWriter writer, ReplayFigures replay)
    {
        (string Type, double? Value)[] figures = [("replayed examples", replay.Examples), ("largest absolute error to the examples", replay.MaxAbsoluteError), ("largest relative error to the examples", replay.MaxRelativeError)];
        writer.WriteStartObject("quantitativeAnalysis");
        writer.WriteStartArray("performanceMetrics");
        foreach ((string type, double? value) in figures)
        {
            if (value is not { } number)
                continue;
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("value", number.ToString("R", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
