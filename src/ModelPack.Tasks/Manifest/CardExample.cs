namespace ModelPack.Tasks.Manifest;

/// <summary>Writes the example calls of a model card.</summary>
internal static class CardExample
{
    private const int LongestExample = 1_000;

    /// <summary>A prediction in C#, with a value for each member that must be given.</summary>
    public static string CSharp(Contract contract)
    {
        var example = new CSharpExample();
        string input = example.New(TypeOf(contract), contract.Input.Title, contract.Input.Members, isOnLines: true);
        if (Namespace(contract.Predictor) is { Length: > 0 } space)
            example.Namespaces.Add(space);
        return $"""
            {string.Join('\n', example.Namespaces.Select(static space => $"using {space};"))}

            using var predictor = {CSharpNames.Of(contract.PredictorName)}.Load();
            var prediction = predictor.Predict({input});
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

    // A type of another assembly is not in this one's metadata: all that is known of it is whether it has such a constructor.
    private static CompiledType? TypeOf(Contract contract) => contract.InputType
        ?? (contract.InputConstructor.Count == 0 ? null : new CompiledType("", contract.Input.Title) { Constructor = [.. contract.InputConstructor.Select(static name => new CompiledParameter(name, true))] });

    private static string Namespace(string typeName) => typeName.LastIndexOf('.') is var dot and > 0 ? CSharpNames.Of(typeName[..dot]) : "";

    private static string JsonString(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
