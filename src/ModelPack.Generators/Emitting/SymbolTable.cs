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

    /// <summary>A dimension as the runtime reads it.</summary>
    public long Encode(TensorBinding tensor, int axis)
    {
        Dimension dimension = tensor.Shape!.Value[axis];
        if (dimension.Value is { } size)
            return size;
        if (axis == tensor.BatchAxis)
            return Batch;
        int symbol = Names.Concat(StateNames).ToList().IndexOf(dimension.Name ?? "");
        return symbol < 0 ? Unknown : FirstSymbol - symbol;
    }

    /// <summary>The input that tells the size of a symbolic dimension.</summary>
    public TensorBinding SourceOf(string symbol) => model.Inputs.First(input =>
        input.Shape is { } shape && shape.Where((dimension, axis) => axis != input.BatchAxis && dimension.Name == symbol).Any());
}
