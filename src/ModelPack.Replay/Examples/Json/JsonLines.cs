using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelPack.Replay.Examples.Mapping;

namespace ModelPack.Replay.Examples.Json;

/// <summary>JSON Lines: one example a line, in the contract's words or by tensor name.</summary>
internal sealed class JsonLines(string path, ExampleCollector examples)
{
    private static readonly string[] s_properties = ["input", "output", "tensors", "outputs"];

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public void Read()
    {
        int number = 0;
        bool isEmpty = true;
        foreach (string line in File.ReadLines(path, new UTF8Encoding(false)))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            isEmpty = false;
            int current = number;
            examples.Try(path, current, () => ReadLine(line.TrimStart('\uFEFF'), current));
        }

        if (isEmpty)
            examples.Try(path, 0, static () => throw new ExampleException("the file holds no examples: write one JSON object a line."));
    }

    private IEnumerable<Example> ReadLine(string line, int number)
    {
        JsonObject example = Parse(line);
        foreach ((string name, _) in example)
        {
            if (!s_properties.Contains(name))
                throw new ExampleException($"""an example does not have '{name}'. Write "input" and "output" in the contract's words, or "tensors" and "outputs" by tensor name; the closest: {ClosestName.List(name, s_properties)}.""");
        }

        bool isInContractWords = example.ContainsKey("input");
        if (isInContractWords == example.ContainsKey("tensors"))
            throw new ExampleException("""an example has either "input" (the contract's words) or "tensors" (by tensor name).""");
        return isInContractWords ? [FromContract(example, number)] : FromTensors(example, number);
    }

    private ContractExample FromContract(JsonObject example, int number)
    {
        if (example.ContainsKey("outputs"))
            throw new ExampleException("""what goes with "input" is "output", in the contract's words; "outputs" goes with "tensors".""");
        JsonElement input = JsonSerializer.SerializeToElement(Part(example, "input"));
        return new ContractExample(path, number, input, example.ContainsKey("output") ? JsonSerializer.SerializeToElement(Part(example, "output")) : null);
    }

    private IEnumerable<Example> FromTensors(JsonObject example, int number)
    {
        if (example.ContainsKey("output"))
            throw new ExampleException("""what goes with "tensors" is "outputs", by tensor name; "output" goes with "input".""");
        ContractMapping mapping = examples.Mapping;
        var inputs = new ValueReader(mapping.Inputs, default, "input").Read(Part(example, "tensors"));
        var outputs = example.ContainsKey("outputs") ? new ValueReader(mapping.Outputs, mapping.Signature.ClassLabels, "output").Read(Part(example, "outputs")) : null;
        return mapping.Map(new ExamplePlace(path, number), inputs, outputs, examples);
    }

    private static JsonObject Part(JsonObject example, string name) =>
        example[name] as JsonObject ?? throw new ExampleException($"'{name}' must be a JSON object.");

    private static JsonObject Parse(string line)
    {
        try
        {
            return JsonNode.Parse(PythonLiterals.Quote(line), null, s_options) as JsonObject
                ?? throw new ExampleException("a line must be one JSON object. A JSON array, or an object over several lines, is not JSON Lines: write each example on a line of its own.");
        }
        catch (JsonException exception)
        {
            throw new ExampleException($"the line is not one JSON object (at byte {exception.BytePositionInLine + 1}). Write each example on a line of its own.");
        }
    }
}
