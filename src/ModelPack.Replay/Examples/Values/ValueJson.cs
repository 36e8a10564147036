using System.Text.Json.Nodes;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>Values of the model as JSON: tensors as nested arrays, maps as objects.</summary>
internal static class ValueJson
{
    /// <summary>Values by tensor name.</summary>
    public static JsonObject Write(IReadOnlyDictionary<string, ExampleValue?> values) =>
        new(values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => KeyValuePair.Create(value.Key, Write(value.Value))));

    /// <summary>A value.</summary>
    public static JsonNode? Write(ExampleValue? value) => value switch
    {
        ExampleTensor tensor => Nested(tensor, 0, 0, tensor.Elements.Length),
        ExampleMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Element(entry.Value, 0)))),
        ExampleSequence sequence => new JsonArray([.. sequence.Elements.Select(Write)]),
        _ => null,
    };

    /// <summary>The elements of a tensor without its dimensions.</summary>
    public static JsonArray Flat(ExampleTensor tensor, Func<ExampleTensor, int, JsonNode?> element) =>
        new([.. Enumerable.Range(0, tensor.Elements.Length).Select(i => element(tensor, i))]);

    /// <summary>The elements of a tensor in arrays, nested to its rank.</summary>
    public static JsonNode? Nested(ExampleTensor tensor, Func<ExampleTensor, int, JsonNode?> element) => Nested(tensor, 0, 0, tensor.Elements.Length, element);

    /// <summary>An element.</summary>
    public static JsonNode? Element(ExampleTensor tensor, int index) => tensor.Elements.GetValue(index) switch
    {
        double number => Number(number, tensor.ElementType),
        long integer => JsonValue.Create(integer),
        ulong integer => JsonValue.Create(integer),
        bool truth => JsonValue.Create(truth),
        var text => JsonValue.Create((string)text!),
    };

    private static JsonNode? Nested(ExampleTensor tensor, int level, int first, int count) => Nested(tensor, level, first, count, Element);

    private static JsonNode? Nested(ExampleTensor tensor, int level, int first, int count, Func<ExampleTensor, int, JsonNode?> element)
    {
        if (level == tensor.Shape.Length)
            return element(tensor, first);
        int size = (int)tensor.Shape[level];
        int step = size == 0 ? 0 : count / size;
        return new JsonArray([.. Enumerable.Range(0, size).Select(i => Nested(tensor, level + 1, first + (i * step), step, element))]);
    }

    // The shortest text that is this number in the model's own precision.
    private static JsonValue Number(double number, TensorElementType type)
    {
        float single = (float)number;
        if (double.IsNaN(number))
            return JsonValue.Create("NaN");
        if (!double.IsFinite(number) || (type != TensorElementType.Float64 && !float.IsFinite(single)))
            return JsonValue.Create(number > 0 ? "Infinity" : "-Infinity");
        return type == TensorElementType.Float64 ? JsonValue.Create(number) : JsonValue.Create(single);
    }
}
