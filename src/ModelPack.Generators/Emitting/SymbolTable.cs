using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>The symbolic dimensions of inputs, numbered.</summary>
internal sealed class SymbolTable(ContractModel model)
{
    // The numbers of ModelPack.Runtime.CompilerServices.ModelTensor, frozen with its release.
    private const long Batch = -1;
    private const long Unknown = -2;
    private const long FirstSymbol = -3;

    /// <summary>The names, in the order that they are measured.</summary>
    public EquatableArray<string> Names => model.Symbols;

    /// <summary>The names that states alone have; they count on.</summary>
    public EquatableArray<string> StateNames => model.StateSymbols;

    /// <summary>A name's place among those that are measured.</summary>
    public int IndexOf(string symbol) => Names.ToList().IndexOf(symbol);

    /// <summary>The names, and behind them one for each input whose presence tells rows apart.</summary>
    public IReadOnlyList<string> Measured => [.. Names, .. LeftOut.Select(tensor => "presence of " + tensor.Name)];

    /// <summary>The place of an input's presence among the measured numbers; -1 for one that every row gives.</summary>
    public int PresenceOf(TensorBinding tensor) => LeftOut.IndexOf(tensor) is var index and >= 0 ? Names.Count + index : -1;

    /// <summary>A dimension as the runtime reads it.</summary>
    public long Encode(TensorBinding tensor, int axis)
    {
        Dimension dimension = tensor.Shape!.Value[axis];
        if (axis == tensor.BatchAxis)
            return Batch;
        if (dimension.Value is { } size)
            return size;
        if (IndexOf(dimension.Name ?? "") is var symbol and >= 0)
            return FirstSymbol - symbol;
        int state = StateNames.ToList().IndexOf(dimension.Name ?? "");
        return state < 0 ? Unknown : FirstSymbol - Measured.Count - state;
    }

    /// <summary>The inputs that tell the length of a symbolic dimension, and by which of their own; those that every row gives come first.</summary>
    public IEnumerable<(TensorBinding Tensor, int Axis)> SourcesOf(string symbol) =>
        from input in model.Inputs
        where input.Form == ValueForm.Tensor && input.Shape is not null
        orderby input.CanBeLeftOut
        from axis in Enumerable.Range(0, input.Shape!.Value.Count)
        where axis != input.BatchAxis && input.Shape!.Value[axis].Name == symbol
        select (input, axis);

    private List<TensorBinding> LeftOut => [.. model.Inputs.Where(tensor => tensor.HasPresence)];
}
