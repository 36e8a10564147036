using ModelPack.Generators.Binding;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Whether a contract has rows: the rule of the generator, but for models with values that only a whole run has.</summary>
internal static class BatchChoice
{
    /// <summary>The batch dimension.</summary>
    /// <param name="signature">The model's signature.</param>
    /// <param name="isOff">Whether the contract must say that there is none, against the rule.</param>
    public static BatchRule Find(ModelSignature signature, out bool isOff)
    {
        BatchRule rule = BatchRule.Find(signature.Inputs, given: null);
        isOff = !rule.OneRowPerRun && (signature.Inputs.Any(static input => IsOfWholeRun(input.Type)) || signature.Outputs.Any(static output => IsOfWholeRun(output)) || signature.Outputs.All(output => IsOfAllRows(output, rule)));
        return isOff ? BatchRule.Find(signature.Inputs, given: "") : rule;
    }

    private static bool IsOfWholeRun(ModelValueType type) => type is not TensorValueType { Shape: not null };

    // ZipMap's sequence holds a map a row; an output without a shape is split by rows.
    private static bool IsOfWholeRun(ValueInfo output) => output.Type is not (TensorValueType or SequenceValueType { Element: MapValueType });

    // A sum or a count: nothing of it is a row's. A first dimension of 1 is what is left of a batch that the exporter has not noticed.
    private static bool IsOfAllRows(ValueInfo output, BatchRule rule) =>
        output.Type is TensorValueType { Shape: { } shape } && rule.AxisOfOutput(shape) < 0 && !(shape.Count > 0 && shape[0].Value == 1);
}
