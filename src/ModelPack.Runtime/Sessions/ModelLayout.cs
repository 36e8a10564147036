using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>The tensors of a contract, and how rows may share a run.</summary>
internal sealed class ModelLayout
{
    // A run's bound memory stays below this unless one row needs more; slots keep it between calls.
    private const long MaxRunBytes = 32L << 20;

    // A string element costs about this much inside ONNX Runtime.
    private const int StringBytes = 64;

    public ModelLayout(ContractDefinition definition)
    {
        Inputs = Array.ConvertAll(definition.Inputs, static t => new TensorLayout(t, isInput: true));
        Outputs = Array.ConvertAll(definition.Outputs, static t => new TensorLayout(t, isInput: false));
        SymbolCount = definition.Symbols.Length;
        OneRowPerRun = definition.OneRowPerRun;
        HasParameters = !OneRowPerRun && Array.Exists(Inputs, static t => t.BatchAxis < 0);
        HasDynamicOutputs = Array.Exists(Outputs, static t => !t.IsAllocatedBefore);
    }

    public TensorLayout[] Inputs { get; }

    public TensorLayout[] Outputs { get; }

    /// <summary>How many symbolic dimensions, other than the batch, a row has.</summary>
    public int SymbolCount { get; }

    public bool OneRowPerRun { get; }

    /// <summary>Whether an input has no batch dimension though others have: only rows that agree in it run together.</summary>
    public bool HasParameters { get; }

    /// <summary>Whether ONNX Runtime allocates an output, because only the run tells its size.</summary>
    public bool HasDynamicOutputs { get; }

    /// <summary>Whether any rows can run together, in the order given.</summary>
    public bool AnyRowsRunTogether => SymbolCount == 0 && !OneRowPerRun && !HasParameters;

    /// <summary>Array elements that a row carries over all inputs; <see cref="long.MaxValue"/> when they cannot be counted.</summary>
    public long RowElements(ReadOnlySpan<long> symbols)
    {
        Int128 elements = 0;
        foreach (TensorLayout input in Inputs)
            elements += input.RowElements(symbols);
        return (long)Int128.Min(elements, long.MaxValue);
    }

    /// <summary>The most rows of one run, at most <paramref name="maxRows"/>.</summary>
    public int RowsPerRun(int maxRows, ReadOnlySpan<long> symbols)
    {
        if (OneRowPerRun)
            return 1;
        Int128 bytes = 1;
        foreach (TensorLayout tensor in Inputs)
            bytes += RowBytes(tensor, symbols);
        foreach (TensorLayout tensor in Outputs)
            bytes += tensor.IsAllocatedBefore ? RowBytes(tensor, symbols) : 0;
        return (int)Int128.Clamp(MaxRunBytes / bytes, 1, Math.Max(1, maxRows));
    }

    private static Int128 RowBytes(TensorLayout tensor, ReadOnlySpan<long> symbols) =>
        (Int128)tensor.RowElements(symbols) * (tensor.IsString ? StringBytes : tensor.ElementSize);
}
