using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Json;

/// <summary>Reads values by tensor name.</summary>
/// <param name="types">The graph's inputs or outputs.</param>
/// <param name="labels">Class labels by output, where the graph declares them.</param>
/// <param name="side"><c>input</c> or <c>output</c>, for messages.</param>
internal sealed class ValueReader(IReadOnlyDictionary<string, ModelValueType> types, EquatableArray<ClassLabels> labels, string side)
{
    /// <summary>Reads all values of one side.</summary>
    public Dictionary<string, ExampleValue?> Read(JsonObject values)
    {
        var read = new Dictionary<string, ExampleValue?>();
        foreach ((string name, JsonNode? value) in values)
        {
            if (!types.TryGetValue(name, out ModelValueType? type))
                throw new ExampleException($"the model has no {side} '{name}'; the closest first: {ClosestName.List(name, types.Keys)}.");
            read[name] = Read(name, value, type);
        }

        return read;
    }

    private ExampleValue? Read(string name, JsonNode? value, ModelValueType type) => type switch
    {
        OptionalValueType optional => value is null ? null : Read(name, value, optional.Element),
        TensorValueType tensor => ReadTensor(name, value, tensor.ElementType),
        MapValueType map => ReadMap(name, value, map),

        // One row: the object alone.
        SequenceValueType { Element: MapValueType map } when value is JsonObject => new ExampleSequence([ReadMap(name, value, map)]),
        SequenceValueType { Element: MapValueType { Value: TensorValueType tensor } } when value is JsonArray rows && rows.All(static row => row is JsonArray) && LabelsOf(name) is { } known =>
            new ExampleSequence([.. rows.Select(row => ReadProbabilities(name, (JsonArray)row!, known, tensor.ElementType))]),
        SequenceValueType sequence when value is JsonArray elements => new ExampleSequence([.. elements.Select((element, i) =>
            Read($"{name}[{i}]", element, sequence.Element) ?? throw new ExampleException($"'{name}[{i}]' must not be null."))]),
        _ => throw new ExampleException($"'{name}' is {type}: write an array."),
    };

    private EquatableArray<string>? LabelsOf(string output) => labels.FirstOrDefault(known => known.Output == output)?.Labels;

    // What predict_proba of scikit-learn gives, where the graph has a ZipMap after it: a column for each class, in the graph's order.
    private static ExampleMap ReadProbabilities(string name, JsonArray row, EquatableArray<string> labels, TensorElementType type) => row.Count == labels.Count
        ? new ExampleMap([.. labels.Select((label, i) => KeyValuePair.Create(label, ReadTensor($"{name}.{label}", row[i], type)))])
        : throw new ExampleException($"'{name}' has {row.Count} numbers in a row, and the model has {labels.Count} classes: {string.Join(", ", labels)}.");

    private static ExampleMap ReadMap(string name, JsonNode? value, MapValueType type)
    {
        if (value is not JsonObject entries || type.Value is not TensorValueType tensor)
            throw new ExampleException($"'{name}' is {type}: write an object, with a number for each key, as in {{\"setosa\": 0.98, \"versicolor\": 0.02}}.");
        return new ExampleMap([.. entries.Select(entry => KeyValuePair.Create(entry.Key, ReadTensor($"{name}.{entry.Key}", entry.Value, tensor.ElementType)))]);
    }

    private static ExampleTensor ReadTensor(string name, JsonNode? value, TensorElementType type)
    {
        if (type == TensorElementType.UInt8 && value is JsonValue text && text.GetValueKind() == JsonValueKind.String)
            return FromBase64(name, text.GetValue<string>());
        var shape = new List<long>();
        for (JsonNode? level = value; level is JsonArray array; level = array.Count > 0 ? array[0] : null)
            shape.Add(array.Count);
        var flat = new List<JsonNode?>();
        Flatten(name, value, shape, 0, flat);
        Array elements = ElementArrays.Create(type, flat.Count);
        for (int i = 0; i < flat.Count; i++)
            elements.SetValue(Element(name, flat[i], type), i);
        return new ExampleTensor(type, [.. shape], elements);
    }

    private static ExampleTensor FromBase64(string name, string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out int count))
            throw new ExampleException($"'{name}' is uint8: write base64, or an array of integers from 0 to 255.");
        return new ExampleTensor(TensorElementType.UInt8, [count], Array.ConvertAll(bytes[..count], static value => (long)value));
    }

    private static void Flatten(string name, JsonNode? value, List<long> shape, int level, List<JsonNode?> flat)
    {
        if (value is not JsonArray array)
        {
            if (level != shape.Count)
                throw Uneven(name);
            flat.Add(value);
            return;
        }

        if (level >= shape.Count || array.Count != shape[level])
            throw Uneven(name);
        foreach (JsonNode? element in array)
            Flatten(name, element, shape, level + 1, flat);
    }

    private static ExampleException Uneven(string name) => new($"the arrays in '{name}' are not of one length on each level. A tensor's are: pad the rows, or write each as an example of its own.");

    private static object Element(string name, JsonNode? node, TensorElementType type)
    {
        string text = node is null ? "null" : node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : node.ToJsonString();
        bool isText = node?.GetValueKind() == JsonValueKind.String;

        // pandas writes a missing number as null.
        if (node is null && ElementArrays.IsFloatingPoint(type))
            return double.NaN;
        return ElementText.Parse(text, type) is { } element && (isText == (type == TensorElementType.String) || (ElementArrays.IsFloatingPoint(type) && element is double number && !double.IsFinite(number)))
            ? element
            : throw new ExampleException($"'{name}' is {type.ToOnnxName()}, and holds {Kind(node)}.{(isText ? " Write numbers without quotes." : "")}");
    }

    private static string Kind(JsonNode? node) => (node?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number that is not of this type",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        JsonValueKind.Object => "an object",
        _ => "null",
    };
}
