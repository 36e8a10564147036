namespace ModelPack.Tasks.Manifest;

/// <summary>Writes the example calls of a model card.</summary>
internal static class CardExample
{
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
    public static string Curl(Contract contract)
    {
        string route = contract.Name;
        var members = Given(contract).Select(member => (member.JsonName, Value: ExampleValues.Json(member))).ToList();
        string data = members.Any(member => member.Value is null)
            ? "@input.json"
            : "'{" + string.Join(", ", members.Select(member => $"{JsonString(member.JsonName)}: {member.Value}")).Replace("'", "'\\''", StringComparison.Ordinal) + "}'";
        return $"curl http://localhost:5000/models/{Uri.EscapeDataString(route)}/predict --header 'Content-Type: application/json' --data {data}";
    }

    private static IEnumerable<ContractMember> Given(Contract contract) => contract.Input.Members.Where(member => member.Required);

    private static ContractMember? Find(Contract contract, string parameter) =>
        contract.Input.Members.FirstOrDefault(member => string.Equals(member.Name, parameter, StringComparison.OrdinalIgnoreCase));

    private static string Namespace(string typeName) => typeName.LastIndexOf('.') is var dot and > 0 ? typeName[..dot] : "System";

    private static string JsonString(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
