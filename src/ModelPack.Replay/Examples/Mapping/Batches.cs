using ModelPack.Generators.Binding;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples.Mapping;

/// <summary>Which dimension of each tensor counts rows: the generator's own rule.</summary>
internal sealed class Batches
{
    private readonly BatchRule _rule;

    public Batches(Contract contract, ModelSignature signature)
    {
        // The record has no batch where the model fixes it at one, and where the contract says that there is none.
        BatchRule found = BatchRule.Find(signature.Inputs, string.IsNullOrEmpty(contract.Batch) ? null : contract.Batch);
        _rule = contract.Batch is null && !found.IsFixedOne ? BatchRule.Find(signature.Inputs, "") : found;
    }

    /// <summary>Whether a run takes more than one row.</summary>
    public bool HasBatch => !_rule.OneRowPerRun;

    /// <summary>The dimension of an input; -1 for none.</summary>
    public int AxisOfInput(ModelValueType type) => type is TensorValueType { Shape: { } shape } ? _rule.AxisOfInput(shape) : -1;

    /// <summary>The dimension of an output; -1 for none. An output without a shape follows the rows where there are rows.</summary>
    public int AxisOfOutput(ModelValueType type) => type switch
    {
        TensorValueType { Shape: { } shape } => _rule.AxisOfOutput(shape),
        TensorValueType => HasBatch ? 0 : -1,
        _ => -1,
    };
}
