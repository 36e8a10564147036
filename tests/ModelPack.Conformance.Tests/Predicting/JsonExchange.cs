using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Judging;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Writes recorded data as contract JSON, and compares the JSON of predictions with them.</summary>
internal sealed class JsonExchange(LoadedPredictor predictor, RowLayout layout)
{
    /// <summary>The rows that the recorded inputs hold: an object, or an array of them where rows run together.</summary>
    public string Write(RecordedData data)
    {
        JsonObject[] rows = [.. Enumerable.Range(0, layout.CountRows(data)).Select(row => Write(data, row))];
        return (layout.HasBatch ? (JsonNode)new JsonArray(rows) : rows[0]).ToJsonString();
    }

    /// <summary>Where predictions are not what was recorded.</summary>
    public IEnumerable<string> Differences(RecordedData data, JsonElement predictions)
    {
        JsonElement[] rows = layout.HasBatch ? [.. predictions.EnumerateArray()] : [predictions];
        return from output in data.Outputs
               from binding in predictor.Contract.Bindings
               where !binding.IsInput && binding.Tensor == output.Key
               from row in Enumerable.Range(0, rows.Length)
               let expected = layout.OutputRow(output.Key, output.Value, row)
               let difference = Comparison.Difference(expected, JsonValues.Read(rows[row].GetProperty(binding.JsonName), expected, binding.IsLabel), data.Tolerance)
               where difference is not null
               select "in JSON, " + difference;
    }

    private JsonObject Write(RecordedData data, int row)
    {
        var json = new JsonObject();
        foreach (MemberBinding binding in predictor.Contract.Bindings.Where(static binding => binding.IsInput))
        {
            PropertyInfo member = predictor.InputType.GetProperty(binding.Member)!;
            if (data.Inputs.TryGetValue(binding.Tensor, out CaseValue? value))
                json[binding.JsonName] = JsonValues.Create(member.PropertyType, MissingValues.Apply(member, layout.InputRow(binding.Tensor, value, row)));
        }

        return json;
    }
}
