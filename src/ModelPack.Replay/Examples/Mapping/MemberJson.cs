using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Mapping;

/// <summary>What a row of a tensor is in a member's JSON.</summary>
/// <param name="member">The member.</param>
/// <param name="labels">The labels of its enum by number.</param>
/// <param name="isInput">Whether it is a member of the input, where null stands for what the model takes as missing.</param>
internal sealed class MemberJson(ContractMember member, IReadOnlyDictionary<long, string> labels, bool isInput)
{
    /// <summary>The value as JSON.</summary>
    /// <exception cref="ExampleException">The value does not fit the member.</exception>
    public JsonNode? Write(ExampleValue? value) => (member.Kind, value) switch
    {
        (_, null) => null,
        ("dictionary", ExampleMap map) => WriteMap(map),
        ("list", ExampleSequence sequence) => new JsonArray([.. sequence.Elements.Select(new MemberJson(member.Item!, labels, isInput).Write)]),
        ("scalar", ExampleTensor tensor) when tensor.Elements.Length == 1 => WriteScalar(tensor, 0),
        ("scalar", ExampleTensor tensor) => throw new ExampleException($"'{member.JsonName}' is one value, and the example has {tensor.Elements.Length} of it in a row (shape {ExampleTensor.Text(tensor.Shape)})."),
        ("array" or "memory", ExampleTensor { ElementType: TensorElementType.UInt8, Elements: long[] bytes }) when member.Element == "uint8" => Convert.ToBase64String(Array.ConvertAll(bytes, static element => (byte)element)),
        ("array" or "memory", ExampleTensor tensor) => OpenDimensions > 1 && !isInput ? ValueJson.Flat(tensor, Element) : WriteTensor(tensor),
        ("tensor", ExampleTensor tensor) => WriteTensor(tensor),
        _ => throw new ExampleException($"'{member.JsonName}' is a {member.Kind} in the contract, and the example's value cannot be one."),
    };

    /// <summary>The one of a tensor's elements.</summary>
    public JsonNode? WriteScalar(ExampleTensor tensor, int index) => IsMissing(tensor.Elements.GetValue(index)!) ? null : Element(tensor, index);

    /// <summary>An element as it is, also where it stands for missing.</summary>
    public JsonNode? Single(ExampleTensor tensor) => Element(tensor, 0);

    /// <summary>The key of a dictionary in JSON.</summary>
    public string KeyOf(string key) => member.Key == "enum" ? LabelOf(key) : key;

    private int OpenDimensions => member.Shape?.Count(static dimension => dimension.ValueKind != JsonValueKind.Number) ?? 1;

    private JsonNode WriteTensor(ExampleTensor tensor) => tensor.Shape.Length == 0 ? ValueJson.Flat(tensor, Element) : ValueJson.Nested(tensor, Element)!;

    private JsonObject WriteMap(ExampleMap map)
    {
        var entries = new JsonObject();
        foreach ((string key, ExampleTensor value) in map.Entries)
            entries[KeyOf(key)] = Element(value, 0);
        return entries;
    }

    private JsonNode? Element(ExampleTensor tensor, int index)
    {
        object element = tensor.Elements.GetValue(index)!;
        return member.Element switch
        {
            "enum" when member.Kind != "dictionary" || member.Key != "enum" => JsonValue.Create(LabelOf(element.ToString()!, element)),
            "bool" when element is double or long => element is 0.0 or 0L or 1.0 or 1L
                ? JsonValue.Create(element is 1.0 or 1L)
                : throw new ExampleException($"'{member.JsonName}' is a truth value, and the example has a number that is neither 0 nor 1."),
            _ when element is double number && !member.IsFloatingPoint && member.Element != "string" && Math.Truncate(number) == number && Math.Abs(number) < 1L << 53 => JsonValue.Create((long)number),
            _ => ValueJson.Element(tensor, index),
        };
    }

    private string LabelOf(string text, object element) => element switch
    {
        long number => LabelOf(number),
        ulong number => LabelOf(unchecked((long)number)),
        double number when Math.Truncate(number) == number => LabelOf((long)number),
        _ => LabelOf(text),
    };

    private string LabelOf(long number) => labels.TryGetValue(number, out string? label)
        ? label
        : throw new ExampleException($"'{member.JsonName}' has no label for a number of the example. The contract's labels: {string.Join(", ", labels.Select(entry => $"{entry.Key} {entry.Value}"))}.");

    private string LabelOf(string text) =>
        member.Labels.FirstOrDefault(label => label == text)
        ?? member.Labels.FirstOrDefault(label => label.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? (long.TryParse(text, out long number) && labels.TryGetValue(number, out string? found) ? found : null)
        ?? throw new ExampleException($"'{member.JsonName}' has no such label. The contract's labels: {string.Join(", ", member.Labels)}.");

    private bool IsMissing(object element) => isInput && member is { Nullable: true, MissingAs: { } marker } && element switch
    {
        double.NaN => marker.ValueKind == JsonValueKind.String && marker.GetString() == "NaN",
        double number => marker.ValueKind == JsonValueKind.Number && marker.GetDouble() == number,
        long number => marker.ValueKind == JsonValueKind.Number && marker.TryGetInt64(out long missing) && missing == number,
        string text => marker.ValueKind == JsonValueKind.String && marker.GetString() == text,
        _ => false,
    };
}
