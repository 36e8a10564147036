using ModelPack.Generators.Binding;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>What a scaffold has decided and its reader should know: plain sentences for who calls the command.</summary>
internal static class PlanNotes
{
    /// <summary>The notes on a model.</summary>
    public static IEnumerable<string> Of(ModelSignature signature)
    {
        (BatchRule batch, _, IReadOnlyList<ValueInfo> constants) = BatchChoice.Find(signature);
        IReadOnlyList<(ValueInfo Input, ValueInfo Output)> states = StatePairs.Find(signature, batch);
        foreach ((ValueInfo input, ValueInfo output) in states)
            yield return $"'{output.Name}' is the next '{input.Name}': a sequence keeps it, callers do not see it. Where that is wrong, remove its [State] and add members.";
        foreach (ValueInfo input in constants)
            yield return $"Nothing in the model is computed of '{input.Name}': it gets a constant.";
        foreach (PassThrough pass in signature.PassThroughs.Where(pass => signature.Outputs.Count > signature.PassThroughs.Count && !states.Any(state => state.Output.Name == pass.Output)))
            yield return $"'{pass.Output}' is the input '{pass.Input}' as it came: it is left out.";
        foreach (ValueInfo input in signature.Inputs.Where(input => !constants.Contains(input) && IsSetting(input, batch)))
            yield return $"'{input.Name}' is one value for all rows of a run. If it is always the same, put [Constant({CSharpText.Literal(input.Name)}, ...)] on the predictor in place of its member.";
        foreach (ValueInfo input in signature.Inputs)
        {
            if (!constants.Contains(input) && !states.Any(state => state.Input == input) && HasNamelessColumns(signature, input, batch))
                yield return $"Nobody says what the columns of '{input.Name}' are. Name them by the model's metadata property 'feature_names', and each becomes a member.";
        }
    }

    // Beside rows: in a model without rows, every scalar is one.
    private static bool IsSetting(ValueInfo input, BatchRule batch) =>
        !input.IsOptional && !batch.OneRowPerRun && input.Type is TensorValueType { Shape: { } shape } && batch.AxisOfInput(shape) < 0 && new RowShape(shape, -1).IsSingle;

    private static bool HasNamelessColumns(ModelSignature signature, ValueInfo input, BatchRule batch) =>
        input.Type is TensorValueType { ElementType: TensorElementType.Float32 or TensorElementType.Float64, Shape: { } shape }
        && new RowShape(shape, batch.AxisOfInput(shape)) is { IsSingle: false, Width: > 1 and <= FeatureColumns.MostColumns }
        && SignatureFacts.ColumnsOf(signature, input.Name) is null;
}
