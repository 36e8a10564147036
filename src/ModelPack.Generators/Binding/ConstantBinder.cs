using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Whether the values of a <c>[Constant]</c> fit their input: form, element type, range, number of elements.</summary>
/// <param name="batch">Which dimension counts rows.</param>
/// <param name="symbols">Names of open dimensions that members or states tell.</param>
/// <param name="issues">Words what is wrong.</param>
internal sealed class ConstantBinder(BatchRule batch, HashSet<string> symbols, RunIssueWriter issues)
{
    private const string Constant = "[Constant]";

    /// <summary>The binding; null after adding an issue.</summary>
    public ConstantBinding? Bind(ConstantSource constant, ValueInfo value, int index)
    {
        var place = new IssuePlace(IssuePart.ConstantInput, Index: index);
        var values = new IssuePlace(IssuePart.ConstantValues, Index: index);
        if (value.Type is not TensorValueType tensor || tensor.ElementType.ToScalar() == ScalarType.None)
        {
            issues.CannotBind(place, constant.Input, issues.Describe("input", value) + ", which no constant fills");
            return null;
        }

        if (constant.Values.Count == 0)
        {
            issues.WrongShape(values, Constant + " gives no element", issues.Describe("input", value) + "; give 1 value, which fills it");
            return null;
        }

        ScalarType wanted = tensor.ElementType.ToScalar();
        bool fits = constant.Type == wanted || (constant.Type == ScalarType.Int64 && wanted.IsInteger())
            || (constant.Type is ScalarType.Int64 or ScalarType.Double && wanted.IsFloatingPoint());
        if (!fits)
        {
            issues.WrongElement(values, Constant, constant.Type.ToCSharp(), "input", value, tensor.ElementType.ToOnnxName(), wanted.IsInteger() ? "long" : wanted.IsFloatingPoint() ? "double" : wanted.ToCSharp());
            return null;
        }

        if (RangeProblem(constant, wanted) is { } problem)
        {
            issues.CannotBind(values, Constant, issues.Describe("input", value) + ": " + problem);
            return null;
        }

        return Shape(constant, value, tensor, values) is { } shape ? new ConstantBinding(shape, constant.Values) : null;
    }

    // A fraction is rounded to the tensor's type, as a float literal is; a whole number must be held exactly.
    private static string? RangeProblem(ConstantSource constant, ScalarType wanted)
    {
        foreach (ConstantValue value in constant.Values.Where(static value => value.Type is ScalarType.Int64 or ScalarType.Double))
        {
            object number = value.Type == ScalarType.Int64 ? (object)long.Parse(value.Literal.TrimEnd('L'), CultureInfo.InvariantCulture) : value.Number;
            Number converted = Number.From(number, wanted, IntegerRounding.Exact);
            if (converted.Problem is { } problem)
                return problem;
            if (number is long integer && wanted.IsFloatingPoint() && !IsExact(integer, wanted))
                return integer.ToString(CultureInfo.InvariantCulture) + " would be rounded by " + wanted.ToCSharp();
        }

        return null;
    }

    private static bool IsExact(long integer, ScalarType wanted)
    {
        ulong magnitude = integer < 0 ? unchecked(0UL - (ulong)integer) : (ulong)integer;
        while (magnitude != 0 && (magnitude & 1) == 0)
            magnitude >>= 1;
        return magnitude < 1UL << ElementTypes.Precision(wanted);
    }

    private TensorBinding? Shape(ConstantSource constant, ValueInfo value, TensorValueType tensor, IssuePlace place)
    {
        int count = constant.Values.Count;
        if (tensor.Shape is not { } shape)
            return Binding(value, tensor, new EquatableArray<Dimension>(count == 1 ? [] : [Dimension.Fixed(count)]), -1);

        int axis = batch.AxisOfInput(shape);
        List<Dimension> dimensions = [.. shape];
        List<int> open = [.. Enumerable.Range(0, dimensions.Count).Where(i => i != axis && dimensions[i].Value is null && !(dimensions[i].Name is { } name && symbols.Contains(name)))];
        bool hasSymbols = dimensions.Where((dimension, i) => i != axis && dimension.Name is { } name && symbols.Contains(name)).Any();
        long step = dimensions.Where((_, i) => i != axis).Aggregate(1L, static (product, dimension) => Math.Min(product * (dimension.Value ?? 1), int.MaxValue));
        string? wrong = open.Count > 1 ? "more than one dimension is open: nothing tells their lengths"
            : count == 1 ? null
            : hasSymbols ? "rows differ in length: give 1 value, which fills it"
            : open.Count == 1 ? (step > 0 && count % step == 0 ? null : "give 1 value, which fills it, or a multiple of " + step)
            : count == step ? null : "give 1 value, which fills it" + (step > 1 ? ", or " + step : "");
        if (wrong is not null)
        {
            issues.WrongShape(place, Constant + " gives " + count + (count == 1 ? " element" : " elements"), issues.Describe("input", value) + (axis >= 0 ? ", a row of shape " + new RowShape(shape, axis) : "") + "; " + wrong);
            return null;
        }

        if (open.Count == 1)
            dimensions[open[0]] = Dimension.Fixed(count == 1 ? 1 : count / step);
        return Binding(value, tensor, new EquatableArray<Dimension>(dimensions), axis);
    }

    private static TensorBinding Binding(ValueInfo value, TensorValueType tensor, EquatableArray<Dimension> shape, int axis) =>
        new(value.Name, tensor.ElementType, TensorElementType.Undefined, shape, axis, default, false, default);
}
