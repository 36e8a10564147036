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
        States = !root.TryGetProperty("states", out JsonElement states) ? [] : [.. states.EnumerateArray().Select(static state => new StateBinding(state.GetProperty("input").GetString()!, state.GetProperty("output").GetString()!))];
    }

    /// <summary>Which member is which tensor.</summary>
    public IReadOnlyList<MemberBinding> Bindings { get; }

    /// <summary>The states that the predictor carries.</summary>
    public IReadOnlyList<StateBinding> States { get; }
}
