using System.Globalization;
using System.Text.Json;

namespace ModelPack.Package.Tests.Serving;

/// <summary>Compares answers with golden data, in the tolerance of the golden file.</summary>
/// <param name="model">The model.</param>
internal sealed class GoldenComparison(GoldenModel model)
{
    /// <summary>Where a document in the contract's words is not what is expected. What is more in it is not looked at.</summary>
    public IEnumerable<string> Differences(JsonElement expected, JsonElement actual, string path = "$") => expected.ValueKind switch
    {
        JsonValueKind.Object when actual.ValueKind == JsonValueKind.Object => expected.EnumerateObject().SelectMany(member =>
            actual.TryGetProperty(member.Name, out JsonElement found) ? Differences(member.Value, found, $"{path}.{member.Name}") : [$"{path}.{member.Name} is missing"]),
        JsonValueKind.Array when actual.ValueKind == JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength() =>
            expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}[{i}]")),
        _ => Same(Text(expected), Text(actual)) ? [] : [$"{path}: expected {expected.GetRawText()}, found {actual.GetRawText()}"],
    };

    /// <summary>Where tensors of the protocol, by name, are not the outputs of a case.</summary>
    public IEnumerable<string> Differences(GoldenCase expected, IReadOnlyDictionary<string, (GoldenTensor Tensor, string Labels)> actual) =>
        expected.Outputs.SelectMany(output => Differences(expected, output.Key, output.Value, actual));

    private IEnumerable<string> Differences(GoldenCase golden, string name, JsonElement expected, IReadOnlyDictionary<string, (GoldenTensor Tensor, string Labels)> actual)
    {
        if (!expected.TryGetProperty("sequence", out JsonElement sequence))
            return actual.TryGetValue(name, out var found) ? Differences(name, golden.Tensor(expected), found.Tensor) : [$"{name} is missing"];
        JsonElement[] elements = [.. sequence.EnumerateArray()];
        if (elements.Length > 0 && elements[0].TryGetProperty("map", out _))
            return actual.TryGetValue(name, out var maps) ? MapDifferences(name, elements, maps.Tensor, maps.Labels) : [$"{name} is missing"];
        return elements.SelectMany((element, i) => actual.TryGetValue($"{name}[{i}]", out var part) ? Differences($"{name}[{i}]", golden.Tensor(element), part.Tensor) : [$"{name}[{i}] is missing"]);
    }

    private IEnumerable<string> Differences(string name, GoldenTensor expected, GoldenTensor actual)
    {
        if (expected.Type != actual.Type || !expected.Shape.SequenceEqual(actual.Shape))
            return [$"{name}: expected {expected.Type} [{string.Join(',', expected.Shape)}], found {actual.Type} [{string.Join(',', actual.Shape)}]"];
        return expected.Elements.Zip(actual.Elements).Where(pair => !Same(pair.First, pair.Second)).Select(pair => $"{name}: expected {pair.First}, found {pair.Second}").Take(1);
    }

    // A map for each row becomes a row of one tensor, whose columns are labelled.
    private IEnumerable<string> MapDifferences(string name, JsonElement[] rows, GoldenTensor actual, string labels)
    {
        string[] columns = [.. JsonDocument.Parse(labels).RootElement.EnumerateArray().Select(Text)];
        if (!actual.Shape.SequenceEqual([rows.Length, columns.Length]))
            return [$"{name}: {rows.Length} rows of {columns.Length} classes have the shape [{string.Join(',', actual.Shape)}]"];
        return
            from row in Enumerable.Range(0, rows.Length)
            from entry in rows[row].GetProperty("map").EnumerateObject()
            let found = actual.Elements[(row * columns.Length) + Array.IndexOf(columns, entry.Name)]
            where !Same(Text(entry.Value), found)
            select $"{name}[{row}].{entry.Name}: expected {entry.Value.GetRawText()}, found {found}";
    }

    private bool Same(string expected, string actual)
    {
        if (expected == actual)
            return true;
        return double.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out double one)
            && double.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out double other)
            && (one.Equals(other) || Math.Abs(one - other) <= model.Absolute + (model.Relative * Math.Abs(one)));
    }

    private static string Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
}
