using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Whether an output can be fed back to an input: form, element type, rank, fixed dimensions.</summary>
internal sealed class StateBinder(ModelSignature signature, BatchRule batch, EquatableArray<string> measured, RunIssueWriter issues)
{
    /// <summary>The binding; null after adding an issue.</summary>
    public StateBinding? Bind(ValueInfo input, ValueInfo output, int index)
    {
        var inputPlace = new IssuePlace(IssuePart.StateInput, Index: index);
        var outputPlace = new IssuePlace(IssuePart.StateOutput, Index: index);
        if (Tensor(input, "input", inputPlace) is not { } from || Tensor(output, "output", outputPlace) is not { } to)
            return null;
        if (from.Shape is not { } shape)
        {
            issues.WrongShape(inputPlace, "[State] takes a tensor of known rank", issues.Describe("input", input));
            return null;
        }

        if (from.ElementType != to.ElementType)
        {
            issues.WrongElement(outputPlace, input.Name, from.ElementType.ToOnnxName(), "output", output, to.ElementType.ToOnnxName(), Choices(from));
            return null;
        }

        int axis = BatchAxis(shape);
        if (Merge(shape, to.Shape ?? shape, axis) is not { } merged)
        {
            issues.WrongShape(outputPlace, issues.Describe("output", output), issues.Describe("input", input) + ", to which it is fed back");
            return null;
        }

        EquatableArray<Dimension> named = SymbolNames.Fill(input.Name, merged, axis);
        var open = new EquatableArray<Dimension>(merged.Select((dimension, i) => i == axis || dimension.Value is not null ? dimension : Dimension.Unknown));
        return new StateBinding(Binding(input, from, named, axis), Binding(output, from, open, axis));
    }

    // Exporters number dimensions anew, or leave those that do not lead unnamed: beside inputs with a batch, an open dimension is the batch where no other can be.
    private int BatchAxis(EquatableArray<Dimension> shape)
    {
        int axis = batch.AxisOfInput(shape);
        if (axis >= 0 || batch.OneRowPerRun || shape.Any(dimension => dimension.Value == 1))
            return axis;
        List<int> open = [.. Enumerable.Range(0, shape.Count).Where(i => shape[i].Value is null)];
        return open.Count == 1 && !(shape[open[0]].Name is { } name && measured.Contains(name)) ? open[0] : -1;
    }

    private TensorValueType? Tensor(ValueInfo value, string side, IssuePlace place)
    {
        if (value.Type is TensorValueType tensor && tensor.ElementType.ToScalar() is not (ScalarType.None or ScalarType.String))
            return tensor;
        issues.CannotBind(place, value.Name, issues.Describe(side, value) + ", but a state is a tensor of numbers");
        return null;
    }

    // What one of the two fixes is fixed: the state goes in as it came out. Null where they differ.
    private static EquatableArray<Dimension>? Merge(EquatableArray<Dimension> input, EquatableArray<Dimension> output, int axis)
    {
        if (input.Count != output.Count)
            return null;
        var merged = new List<Dimension>();
        for (int i = 0; i < input.Count; i++)
        {
            if (i != axis && input[i].Value is { } from && output[i].Value is { } to && from != to)
                return null;
            merged.Add(i == axis || input[i].Value is not null || output[i].Value is null ? input[i] : output[i]);
        }

        return new EquatableArray<Dimension>(merged);
    }

    // Outputs that the state could be: of its type and rank.
    private string Choices(TensorValueType state)
    {
        string[] fitting = [.. signature.Outputs
            .Where(output => output.Type is TensorValueType tensor && tensor.ElementType == state.ElementType && tensor.Shape?.Count == state.Shape?.Count)
            .Select(output => output.Name)];
        return fitting.Length > 0 ? string.Join("' or '", fitting) : "an output of " + state.ElementType.ToOnnxName();
    }

    private static TensorBinding Binding(ValueInfo value, TensorValueType tensor, EquatableArray<Dimension> shape, int axis) =>
        new(value.Name, tensor.ElementType, TensorElementType.Undefined, shape, axis, default, false, default);
}
