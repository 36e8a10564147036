using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>A case of golden data, by tensor, and the way from there to rows of a contract: its own record says which member is which column.</summary>
internal sealed class GoldenCase(JsonElement root, JsonElement data)
{
    public static IEnumerable<GoldenCase> Of(string model)
    {
        JsonElement root = JsonDocument.Parse(File.ReadAllText(TestModels.Path($"golden/{Path.GetFileNameWithoutExtension(model)}.json"))).RootElement;
        return root.GetProperty("cases").EnumerateArray().Select(data => new GoldenCase(root, data));
    }

    /// <summary>The rows of the case as contract JSON.</summary>
    public List<string> Rows(JsonElement record)
    {
        int count = RowCount(record);
        return [.. Enumerable.Range(0, count).Select(row => Row(record, row, count))];
    }

    /// <summary>Compares a prediction with the reference output of a row.</summary>
    public void Check(JsonElement record, JsonElement prediction, int row, int count)
    {
        foreach (JsonElement binding in Bindings(record, "output"))
        {
            JsonElement expected = data.GetProperty("outputs").GetProperty(binding.GetProperty("tensor").GetString()!);
            JsonElement actual = prediction.GetProperty(Member(record, "output", binding).GetProperty("json").GetString()!);
            if (expected.TryGetProperty("sequence", out JsonElement maps))
            {
                foreach (JsonProperty entry in maps[row].GetProperty("map").EnumerateObject())
                    Same(entry.Value, actual.EnumerateObject().Single(candidate => string.Equals(candidate.Name, entry.Name, StringComparison.OrdinalIgnoreCase)).Value);
                continue;
            }

            List<JsonElement> values = Slice(expected, binding, row, count);
            List<JsonElement> flat = [.. Flatten(actual)];
            Assert.Equal(values.Count, flat.Count);
            for (int i = 0; i < values.Count; i++)
                Same(values[i], flat[i]);
        }
    }

    private string Row(JsonElement record, int row, int count)
    {
        var json = new JsonObject();
        foreach (JsonElement binding in Bindings(record, "input"))
        {
            if (!data.GetProperty("inputs").TryGetProperty(binding.GetProperty("tensor").GetString()!, out JsonElement tensor))
                continue;
            JsonElement member = Member(record, "input", binding);
            List<JsonElement> values = Slice(tensor, binding, row, count);
            bool isMissing = member.TryGetProperty("nullable", out _) && values[0].ToString() is "NaN" or "";
            json[member.GetProperty("json").GetString()!] = isMissing ? null
                : member.GetProperty("kind").GetString() == "scalar" ? JsonNode.Parse(values[0].GetRawText())
                : new JsonArray([.. values.Select(value => JsonNode.Parse(value.GetRawText()))]);
        }

        return json.ToJsonString();
    }

    private int RowCount(JsonElement record) => record.TryGetProperty("batch", out _)
        ? data.GetProperty("inputs").EnumerateObject().First().Value.GetProperty("shape")[0].GetInt32()
        : 1;

    // All models with several golden rows have the batch in front.
    private static List<JsonElement> Slice(JsonElement tensor, JsonElement binding, int row, int count)
    {
        List<JsonElement> values = [.. tensor.GetProperty("data").EnumerateArray()];
        int length = values.Count / count;
        return binding.TryGetProperty("column", out JsonElement column)
            ? [values[(row * length) + column.GetInt32()]]
            : values.GetRange(row * length, length);
    }

    private static IEnumerable<JsonElement> Bindings(JsonElement record, string side) =>
        record.GetProperty("bindings").EnumerateArray().Where(binding => binding.GetProperty("side").GetString() == side);

    private static JsonElement Member(JsonElement record, string side, JsonElement binding) => record.GetProperty(side).GetProperty("members").EnumerateArray()
        .Single(member => member.GetProperty("name").GetString() == binding.GetProperty("member").GetString());

    private static IEnumerable<JsonElement> Flatten(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany(Flatten) : [value];

    private void Same(JsonElement expected, JsonElement actual)
    {
        if (expected.ValueKind != JsonValueKind.Number)
        {
            Assert.Equal(expected.ToString(), actual.ToString(), ignoreCase: true);
            return;
        }

        // An enum over an integer tensor is written by label.
        if (actual.ValueKind == JsonValueKind.String)
        {
            Assert.Equal($"Class{expected}", actual.GetString());
            return;
        }

        double tolerance = root.GetProperty("atol").GetDouble() + (root.GetProperty("rtol").GetDouble() * Math.Abs(expected.GetDouble()));
        Assert.InRange(actual.GetDouble(), expected.GetDouble() - tolerance, expected.GetDouble() + tolerance);
    }
}
