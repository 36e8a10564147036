using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Turns recorded data into contract JSON, and back.</summary>
internal static class JsonValues
{
    /// <summary>A member's value: an element for a scalar, arrays nested to the rank of a tensor.</summary>
    public static JsonNode? Create(Type member, CaseValue value) => value switch
    {
        OptionalData { Value: null } => null,
        OptionalData { Value: { } held } => Create(member, held),
        SequenceData sequence => new JsonArray([.. sequence.Elements.Select(element => Create(member.GetGenericArguments()[0], element))]),
        TensorData tensor when MemberValues.IsScalar(member) => Element(tensor, 0),
        TensorData tensor => Nested(tensor, 0, 0, tensor.Elements.Length),
        _ => throw new NotSupportedException(value.ToString()),
    };

    /// <summary>The data in a member's JSON. What JSON does not tell, the element type and the size of empty dimensions, is as expected.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="expected">What was recorded.</param>
    /// <param name="isLabel">Whether texts are labels of an enum, which are the model's in any case.</param>
    public static CaseValue Read(JsonElement json, CaseValue expected, bool isLabel = false) => (json.ValueKind, expected) switch
    {
        (JsonValueKind.Null, _) => new OptionalData(null),
        (_, OptionalData optional) => new OptionalData(Read(json, optional.Value ?? new SequenceData([]))),
        (JsonValueKind.String, TensorData { Elements: string[] labels } tensor) when isLabel => TensorData.FromTexts(tensor, [Labels.Same(json.GetString()!, labels)]),
        (JsonValueKind.Object, MapData map) => ReadMap(json, map, isLabel),
        (_, SequenceData sequence) => new SequenceData([.. json.EnumerateArray().Select((element, i) => Read(element, i < sequence.Elements.Count ? sequence.Elements[i] : TensorData.Nothing))]),
        (JsonValueKind.String, TensorData { ElementType: TensorElementType.UInt8 } tensor) => TensorData.Of(json.GetBytesFromBase64(), tensor.Dimensions),
        (_, TensorData tensor) => TensorData.FromTexts(tensor, [.. Elements(json)]),
        _ => throw new NotSupportedException($"{json.ValueKind} for {expected}"),
    };

    private static MapData ReadMap(JsonElement json, MapData expected, bool isLabel) => new(json.EnumerateObject().ToDictionary(
        entry => isLabel ? Labels.Same(entry.Name, expected.Entries.Keys) : entry.Name,
        entry => Read(entry.Value, expected.Entries.Values.FirstOrDefault(TensorData.Nothing))));

    private static JsonArray Nested(TensorData tensor, int level, int first, int count)
    {
        if (level >= tensor.Dimensions.Length - 1)
            return new JsonArray([.. Enumerable.Range(first, count).Select(i => Element(tensor, i))]);
        int size = (int)tensor.Dimensions[level];
        int step = size == 0 ? 0 : count / size;
        return new JsonArray([.. Enumerable.Range(0, size).Select(i => Nested(tensor, level + 1, first + (i * step), step))]);
    }

    private static JsonValue Element(TensorData tensor, int index) => tensor.IsFloatingPoint
        ? Number(tensor, index)
        : (JsonValue)JsonSerializer.SerializeToNode(tensor.Elements.GetValue(index))!;

    private static JsonValue Number(TensorData tensor, int index) => tensor.Number(index) switch
    {
        double.NaN => JsonValue.Create("NaN"),
        double.PositiveInfinity => JsonValue.Create("Infinity"),
        double.NegativeInfinity => JsonValue.Create("-Infinity"),
        var number => JsonValue.Create(number),
    };

    private static IEnumerable<string> Elements(JsonElement json) => json.ValueKind == JsonValueKind.Array
        ? json.EnumerateArray().SelectMany(Elements)
        : [json.ValueKind == JsonValueKind.String ? json.GetString()! : json.GetRawText()];
}
