using ModelPack.Generators.Binding;
using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Whether a contract has rows: the rule of the generator, but for models with values that only a whole run has.</summary>
/// <param name="Rule">The batch dimension.</param>
/// <param name="IsOff">Whether the contract must say that there is none, against the rule.</param>
/// <param name="Constants">The inputs that the contract fixes; they have no say in what a row is.</param>
internal sealed record BatchChoice(BatchRule Rule, bool IsOff, IReadOnlyList<ValueInfo> Constants)
{
    /// <summary>Chooses for a model.</summary>
    public static BatchChoice Find(ModelSignature signature)
    {
        IReadOnlyList<ValueInfo> constants = ConstantInputs.Candidates(signature);
        while (true)
        {
            BatchChoice choice = Find(signature, constants);
            ValueInfo[] filled = [.. constants.Where(input => ConstantInputs.CanBeFilled(input, choice.Rule))];

            // One that cannot be filled is a member, and may change what a row is.
            if (filled.Length == constants.Count)
                return choice;
            constants = filled;
        }
    }

    private static BatchChoice Find(ModelSignature signature, IReadOnlyList<ValueInfo> constants)
    {
        EquatableArray<ValueInfo> inputs = new(signature.Inputs.Where(input => !constants.Contains(input)));
        BatchRule rule = BatchRule.Find(inputs, given: null);
        bool isOff = !rule.OneRowPerRun && (inputs.Any(static input => IsOfWholeRun(input.Type)) || signature.Outputs.Any(static output => IsOfWholeRun(output))
            || signature.Outputs.All(output => IsOfAllRows(output, rule)));
        return new BatchChoice(isOff ? BatchRule.Find(inputs, given: "") : rule, isOff, constants);
    }

    private static bool IsOfWholeRun(ModelValueType type) => type is not TensorValueType { Shape: not null };

    // ZipMap's sequence holds a map a row; an output without a shape is split by rows.
    private static bool IsOfWholeRun(ValueInfo output) => output.Type is not (TensorValueType or SequenceValueType { Element: MapValueType });

    // A sum or a count: nothing of it is a row's. A first dimension of 1 is what is left of a batch that the exporter has not noticed.
    private static bool IsOfAllRows(ValueInfo output, BatchRule rule) =>
        output.Type is TensorValueType { Shape: { } shape } && rule.AxisOfOutput(shape) < 0 && !(shape.Count > 0 && shape[0].Value == 1);
}
