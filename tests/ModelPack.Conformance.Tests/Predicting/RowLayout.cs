using ModelPack.Conformance.Tests.Data;
using ModelPack.Generators.Binding;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Planning;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Takes recorded data apart into the rows of a contract.</summary>
internal sealed class RowLayout(ModelSignature signature)
{
    private readonly BatchRule _rule = BatchChoice.Find(signature).Rule;

    /// <summary>Whether the contract has rows that run together.</summary>
    public bool HasBatch => !_rule.OneRowPerRun;

    /// <summary>How many rows the recorded inputs hold.</summary>
    public int CountRows(RecordedData data) => data.Inputs
        .Where(input => AxisOfInput(input.Key) >= 0)
        .Select(input => (int)((TensorData)input.Value).Dimensions[AxisOfInput(input.Key)])
        .FirstOrDefault(1);

    /// <summary>A row of an input; the whole of it where it has no batch dimension.</summary>
    public CaseValue InputRow(string name, CaseValue value, int row) => Row(value, AxisOfInput(name), row);

    /// <summary>A row of an output; the whole of it where it has no batch dimension.</summary>
    public CaseValue OutputRow(string name, CaseValue value, int row) => value is SequenceData { Elements: [MapData, ..] maps } && HasBatch ? maps[row] : Row(value, AxisOfOutput(name), row);

    private static CaseValue Row(CaseValue value, int axis, int row) => axis < 0 ? value : ((TensorData)value).Row(axis, row);

    private int AxisOfInput(string name) =>
        signature.Inputs.Single(input => input.Name == name).Type is TensorValueType { Shape: { } shape } ? _rule.AxisOfInput(shape) : -1;

    // An output without a shape follows the rows where there are rows.
    private int AxisOfOutput(string name) => signature.Outputs.Single(output => output.Name == name).Type switch
    {
        TensorValueType { Shape: { } shape } => _rule.AxisOfOutput(shape),
        TensorValueType => HasBatch ? 0 : -1,
        _ => -1,
    };
}
