namespace ModelPack.Tasks.Manifest;

/// <summary>Writes the example calls of a model card.</summary>
internal static class CardExample
{
    private const int LongestExample = 1_000;

    /// <summary>A prediction in C#, with a value for each member that must be given.</summary>
    public static string CSharp(Contract contract)
    {
        string[] parts = contract.InputConstructor.Count > 0
            ? [.. contract.InputConstructor.Select(parameter => (Parameter: parameter, Member: Find(contract, parameter))).Where(part => part.Member is { Required: true }).Select(part => $"{part.Parameter}: {ExampleValues.CSharp(part.Member!)}")]
            : [.. Given(contract).Select(member => $"{member.Name} = {ExampleValues.CSharp(member)}")];
        string input = contract.InputConstructor.Count > 0
            ? $"new {contract.Input.Title}({string.Join(", ", parts)})"
            : $"new {contract.Input.Title}\n{{\n{string.Concat(parts.Select(part => $"    {part},\n"))}}}";
        return $"""
            using {Namespace(contract.Predictor)};

            using var predictor = {contract.PredictorName}.Load();
            {contract.Output.Title} prediction = predictor.Predict({input});
            """.ReplaceLineEndings("\n");
    }

    /// <summary>The same over HTTP.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="example">An input of the author's, as JSON; empty when there is none.</param>
    public static string Curl(Contract contract, string example = "")
    {
        string route = contract.Name;
        if (example.Length is > 0 and <= LongestExample)
            return Call(route, Quote(example));
        var members = Given(contract).Select(member => (member.JsonName, Value: ExampleValues.Json(member))).ToList();
        string data = members.Any(member => member.Value is null)
            ? "@input.json"
            : Quote("{" + string.Join(", ", members.Select(member => $"{JsonString(member.JsonName)}: {member.Value}")) + "}");
        return Call(route, data);
    }

    private static string Quote(string json) => "'" + json.Replace("'", "'\\''", StringComparison.Ordinal) + "'";

    private static string Call(string route, string data) =>
        $"curl http://localhost:5000/models/{Uri.EscapeDataString(route)}/predict --header 'Content-Type: application/json' --data {data}";

    private static IEnumerable<ContractMember> Given(Contract contract) => contract.Input.Members.Where(member => member.Required);

    private static ContractMember? Find(Contract contract, string parameter) =>
        contract.Input.Members.FirstOrDefault(member => string.Equals(member.Name, parameter, StringComparison.OrdinalIgnoreCase));

    private static string Namespace(string typeName) => typeName.LastIndexOf('.') is var dot and > 0 ? typeName[..dot] : "System";

    private static string JsonString(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
