using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelPack.Package.Tests.Serving;

/// <summary>A golden case: values by tensor name.</summary>
/// <param name="data">The case in the golden file.</param>
/// <param name="folder">Where its binary files lie.</param>
internal sealed class GoldenCase(JsonElement data, string folder)
{
    /// <summary>The inputs.</summary>
    public IReadOnlyDictionary<string, GoldenTensor> Inputs { get; } = data.GetProperty("inputs").EnumerateObject().ToDictionary(static input => input.Name, input => GoldenTensor.Read(input.Value, folder));

    /// <summary>The outputs: tensors, or sequences of tensors or maps.</summary>
    public IReadOnlyDictionary<string, JsonElement> Outputs { get; } = data.GetProperty("outputs").EnumerateObject().ToDictionary(static output => output.Name, static output => output.Value);

    /// <summary>Whether it has rows: nothing else can be an example.</summary>
    public bool HasRows => Inputs.Values.All(static input => input.Elements.Count > 0);

    /// <summary>The tensor of an output that is one, or of an element of one.</summary>
    public GoldenTensor Tensor(JsonElement output) => GoldenTensor.Read(output, folder);

    /// <summary>The case as an example by tensor name, as a trainer's script writes it.</summary>
    /// <param name="isGiven">Whether callers give an input.</param>
    /// <param name="isWanted">Whether callers get an output.</param>
    public string ExampleLine(Func<string, bool> isGiven, Func<string, bool> isWanted) => new JsonObject
    {
        ["tensors"] = new JsonObject(Inputs.Where(input => isGiven(input.Key)).Select(static input => KeyValuePair.Create(input.Key, input.Value.Nested()))),
        ["outputs"] = new JsonObject(Outputs.Where(output => isWanted(output.Key)).Select(output => KeyValuePair.Create(output.Key, Node(output.Value)))),
    }.ToJsonString();

    private JsonNode? Node(JsonElement value)
    {
        if (value.TryGetProperty("sequence", out JsonElement elements))
            return new JsonArray([.. elements.EnumerateArray().Select(Node)]);
        return value.TryGetProperty("map", out JsonElement map) ? JsonNode.Parse(map.GetRawText()) : Tensor(value).Nested();
    }
}
