using System.Reflection;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Judging;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>Fills rows of a contract with recorded data, and compares predictions with them.</summary>
internal sealed class RowExchange(LoadedPredictor predictor, RowLayout layout, ModelSignature signature)
{
    /// <summary>The rows that the recorded inputs hold.</summary>
    public object[] Fill(RecordedData data) => [.. Enumerable.Range(0, layout.CountRows(data)).Select(row => Fill(data, row))];

    /// <summary>Where predictions are not what was recorded.</summary>
    public IEnumerable<string> Differences(RecordedData data, IReadOnlyList<object> predictions) =>
        from output in data.Outputs
        from difference in Member(predictor.OutputType, isInput: false, output.Key) is { } member
            ? predictions.Select((prediction, row) => Difference(member.GetValue(prediction), layout.OutputRow(output.Key, output.Value, row), data.Tolerance)).DefaultIfEmpty(DifferenceWithoutRows(output.Value))
            : [DifferenceOfUnbound(data, output.Key, output.Value)]
        where difference is not null
        select difference;

    // Nothing compared is nothing passed.
    private static string? DifferenceWithoutRows(CaseValue expected) =>
        expected.Tensors.Any(static tensor => tensor.Elements.Length > 0) ? $"no row instead of {expected}" : null;

    private object Fill(RecordedData data, int row)
    {
        object input = Activator.CreateInstance(predictor.InputType)!;
        foreach ((string tensor, CaseValue value) in data.Inputs)
        {
            if (Member(predictor.InputType, isInput: true, tensor) is { } member)
                member.SetValue(input, MemberValues.Create(member.PropertyType, MissingValues.Apply(member, layout.InputRow(tensor, value, row))));
            else if (!signature.UnusedInputs.Contains(tensor) && !predictor.Contract.States.Any(state => state.Input == tensor))
                throw new InvalidOperationException($"No member is bound to input '{tensor}', which the graph reads.");
        }

        return input;
    }

    private static string? Difference(object? member, CaseValue expected, Tolerance tolerance) => Comparison.Difference(expected, MemberValues.Read(member, expected), tolerance);

    // Contracts leave out an output that is nothing but an input, and states, which the next row of a sequence shows.
    private string? DifferenceOfUnbound(RecordedData data, string output, CaseValue expected)
    {
        if (predictor.Contract.States.Any(state => state.Output == output))
            return null;
        return signature.PassThroughs.FirstOrDefault(pass => pass.Output == output) is { } found
            ? Comparison.Difference(expected, data.Inputs[found.Input], data.Tolerance)
            : $"no member is bound to output '{output}'";
    }

    private PropertyInfo? Member(Type owner, bool isInput, string tensor) =>
        predictor.Contract.Bindings.FirstOrDefault(binding => binding.IsInput == isInput && binding.Tensor == tensor) is { } found ? owner.GetProperty(found.Member) : null;
}
