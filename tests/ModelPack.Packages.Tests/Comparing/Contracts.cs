using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Tests.Comparing;

/// <summary>Contracts as the generator records them.</summary>
internal static class Contracts
{
    public const string Length = """{"name":"Length","json":"length","kind":"scalar","element":"float32","required":true,"unit":"cm","minimum":0,"maximum":10}""";
    public const string Label = """{"name":"Label","json":"label","kind":"scalar","element":"enum","labels":["a","b"],"required":true}""";

    /// <summary>A contract with these members, as JSON between commas.</summary>
    public static Contract Create(string input = Length, string output = Label, string name = "iris", string predictor = "Acme.IrisPredictor", string bindings = "", string rest = "", string digest = "", string[]? constructor = null) =>
        Contract.Parse(new ContractRecord(name, predictor, digest, $$"""
            {"formatVersion":1,"name":"{{name}}","model":"m.onnx","predictor":"{{predictor}}","input":{"type":"I","title":"I","members":[{{input}}]},"output":{"type":"O","title":"O","members":[{{output}}]},
            "bindings":[{{bindings}}]{{rest}}}
            """, "modelsig 1\n", constructor ?? []));
}
