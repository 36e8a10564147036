using System.Text.Json;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>What a contract binds, as the contract record of the assembly says.</summary>
internal sealed class BoundContract
{
    /// <summary>Reads a contract record.</summary>
    public BoundContract(string record)
    {
        JsonElement root = JsonDocument.Parse(record).RootElement;
        Bindings = MemberBinding.Of(root);
        States = [.. Entries(root, "states").Select(static state => new StateBinding(state.GetProperty("input").GetString()!, state.GetProperty("output").GetString()!))];
        Constants = Entries(root, "constants").ToDictionary(
            static constant => constant.GetProperty("input").GetString()!,
            static constant => constant.GetProperty("values").EnumerateArray().Select(static value => value.ToString()).ToArray());
    }

    /// <summary>Which member is which tensor.</summary>
    public IReadOnlyList<MemberBinding> Bindings { get; }

    /// <summary>The states that the predictor carries.</summary>
    public IReadOnlyList<StateBinding> States { get; }

    /// <summary>The values of inputs that the contract fixes.</summary>
    public IReadOnlyDictionary<string, string[]> Constants { get; }

    private static IEnumerable<JsonElement> Entries(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement entries) ? entries.EnumerateArray() : [];
}
