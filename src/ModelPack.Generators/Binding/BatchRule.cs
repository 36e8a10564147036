using System.Collections.Generic;
using System.Linq;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Which dimension of each tensor counts rows. See DESIGN section 5, "Batch".</summary>
internal sealed class BatchRule
{
    private readonly HashSet<string> _inputSymbols;

    private BatchRule(string? name, bool isFixedOne, HashSet<string> inputSymbols)
    {
        Name = name;
        IsFixedOne = isFixedOne;
        _inputSymbols = inputSymbols;
    }

    /// <summary>The batch dimension's name; empty when the model does not name it; null when the model takes no batch.</summary>
    public string? Name { get; }

    /// <summary>Whether the first dimension of all inputs is fixed at 1: a batch of one.</summary>
    public bool IsFixedOne { get; }

    /// <summary>Whether rows run one by one.</summary>
    public bool OneRowPerRun => Name is null;

    /// <summary>Finds the batch dimension.</summary>
    /// <param name="inputs">The model's inputs; those with a default have no say where others are.</param>
    /// <param name="given">The contract's <c>Batch</c>; null without one.</param>
    public static BatchRule Find(EquatableArray<ValueInfo> inputs, string? given)
    {
        List<EquatableArray<Dimension>> shapes = ShapesOf(inputs.Any(input => !input.IsOptional) ? inputs.Where(input => !input.IsOptional) : inputs);
        var symbols = new HashSet<string>(ShapesOf(inputs).SelectMany(shape => shape).Where(dimension => dimension.Name is not null).Select(dimension => dimension.Name!));
        if (given is not null)
            return new BatchRule(given.Length == 0 ? null : given, false, symbols);
        if (shapes.Count > 0 && shapes.All(shape => shape[0].Value == 1))
            return new BatchRule(null, true, symbols);
        return new BatchRule(IsNumberedAnew(shapes) ? "" : MostShared(shapes), false, symbols);
    }

    /// <summary>Whether an input has the dimension that the contract names.</summary>
    public bool HasInputDimension(string name) => _inputSymbols.Contains(name);

    /// <summary>The names of all symbolic dimensions of inputs.</summary>
    public IEnumerable<string> InputDimensions => _inputSymbols;

    /// <summary>The batch dimension of an input; -1 for none: it is a parameter of the whole run.</summary>
    public int AxisOfInput(EquatableArray<Dimension> shape)
    {
        if (shape.Count == 0)
            return -1;
        if (IsFixedOne)
            return shape[0].Value == 1 ? 0 : -1;
        return AxisByName(shape);
    }

    /// <summary>The batch dimension of an output; -1 when it is one value for the whole run.</summary>
    public int AxisOfOutput(EquatableArray<Dimension> shape)
    {
        if (shape.Count == 0)
            return -1;
        if (IsFixedOne)
            return shape[0].Value == 1 || shape[0].IsUnknown ? 0 : -1;
        if (Name is null)
            return -1;
        int axis = AxisByName(shape);
        if (axis >= 0)
            return axis;

        // Exporters leave an output's first dimension unnamed, or number each dimension anew. A name that a person gave, as in
        // [num_dets, 7], means another number than that of rows: such an output is of all of them, and they run one by one.
        return shape[0].IsUnknown || (shape[0].Name is { } name && !_inputSymbols.Contains(name) && (DimensionNames.IsNumbered(name) || DimensionNames.SaysBatch(name))) ? 0 : -1;
    }

    private int AxisByName(EquatableArray<Dimension> shape)
    {
        if (Name is null)
            return -1;
        if (Name.Length == 0)
            return IsUnnamed(shape[0]) ? 0 : -1;
        for (int axis = 0; axis < shape.Count; axis++)
        {
            if (shape[axis].Name == Name)
                return axis;
        }

        return -1;
    }

    // Several inputs, all open in front and no two by one name: the exporter numbered what is one batch.
    private static bool IsNumberedAnew(List<EquatableArray<Dimension>> shapes)
    {
        List<string> names = [.. shapes.Select(shape => shape[0].Name).OfType<string>()];
        return names.Count > 1 && shapes.All(shape => IsUnnamed(shape[0])) && names.Distinct().Count() == names.Count;
    }

    private static bool IsUnnamed(Dimension dimension) => dimension.IsUnknown || (dimension.Name is { } name && DimensionNames.IsNumbered(name));

    // A name that only one input has is its batch when it leads; further back it is a length.
    private static string? MostShared(List<EquatableArray<Dimension>> shapes)
    {
        var shared = new Dictionary<string, int>();
        var leading = new Dictionary<string, int>();
        var order = new List<string>();
        foreach (EquatableArray<Dimension> shape in shapes)
        {
            if (shape[0].Value is null)
                Count(leading, shape[0].Name ?? "");
            IEnumerable<string> names = shape.Where(dimension => dimension.Name is not null).Select(dimension => dimension.Name!);
            foreach (string name in (shape[0].IsUnknown ? names.Prepend("") : names).Distinct())
            {
                Count(shared, name);
                if (!order.Contains(name))
                    order.Add(name);
            }
        }

        // A name that a tensor has twice, as in an adjacency matrix, counts something else than rows.
        bool IsRepeated(string name) => name.Length > 0 && shapes.Exists(shape => shape.Count(dimension => dimension.Name == name) > 1);
        return order
            .Where(name => !IsRepeated(name))
            .Where(name => leading.ContainsKey(name) || shared[name] > 1)
            .OrderByDescending(name => shared[name])
            .ThenByDescending(name => leading.TryGetValue(name, out int count) ? count : 0)
            .FirstOrDefault();
    }

    private static void Count(Dictionary<string, int> counts, string name) =>
        counts[name] = counts.TryGetValue(name, out int count) ? count + 1 : 1;

    private static List<EquatableArray<Dimension>> ShapesOf(IEnumerable<ValueInfo> values)
    {
        var shapes = new List<EquatableArray<Dimension>>();
        foreach (ValueInfo value in values)
        {
            if (value.Type is TensorValueType { Shape: { Count: > 0 } shape })
                shapes.Add(shape);
        }

        return shapes;
    }
}
