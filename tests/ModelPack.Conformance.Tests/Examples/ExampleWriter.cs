using System.Text.Json.Nodes;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Predicting;

namespace ModelPack.Conformance.Tests.Examples;

/// <summary>Writes recorded data as a trainer's script would: by tensor name.</summary>
internal static class ExampleWriter
{
    /// <summary>A line of JSON.</summary>
    public static string Line(RecordedData data) =>
        new JsonObject { ["tensors"] = Side(data.Inputs), ["outputs"] = Side(data.Outputs) }.ToJsonString();

    private static JsonObject Side(IReadOnlyDictionary<string, CaseValue> values) =>
        new(values.Select(static value => KeyValuePair.Create(value.Key, Value(value.Value))));

    private static JsonNode? Value(CaseValue value) => value switch
    {
        SequenceData sequence => new JsonArray([.. sequence.Elements.Select(Value)]),
        MapData map => Side(map.Entries),
        OptionalData optional => optional.Value is { } held ? Value(held) : null,
        TensorData { Dimensions.Length: 0 } scalar => JsonValues.Create(typeof(float), scalar),
        _ => JsonValues.Create(typeof(float[]), value),
    };
}
