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
        isOff = !rule.OneRowPerRun && (signature.Inputs.Any(static input => IsOfWholeRun(input.Type)) || signature.Outputs.Any(static output => IsOfWholeRun(output)));
        return isOff ? BatchRule.Find(signature.Inputs, given: "") : rule;
    }

    private static bool IsOfWholeRun(ModelValueType type) => type is not TensorValueType { Shape: not null };

    // ZipMap's sequence holds a map a row; an output without a shape is split by rows.
    private static bool IsOfWholeRun(ValueInfo output) => output.Type is not (TensorValueType or SequenceValueType { Element: MapValueType });
}
