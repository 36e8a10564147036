using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>The tensors of a contract, and how rows may share a run.</summary>
internal sealed class ModelLayout
{
    // A run's bound memory stays below this unless one row needs more; slots keep it between calls.
    private const long MaxRunBytes = 32L << 20;

    // A string element costs about this much inside ONNX Runtime.
    private const int StringBytes = 64;

    private readonly bool[] _padded;
    private readonly bool[] _isCut;

    public ModelLayout(ContractDefinition definition)
    {
        FirstConstant = definition.Inputs.Length;
        Constants = Array.ConvertAll(definition.Constants, static constant => constant.Values);
        Inputs = [.. definition.Inputs
            .Concat(definition.Constants.Select(static constant => constant.Tensor))
            .Concat(definition.States.Select(static state => state.Input))
            .Select(static tensor => new TensorLayout(tensor, isInput: true))];
        Outputs = [.. definition.Outputs
            .Concat(definition.States.Select(static state => state.Output).Where(state => !Array.Exists(definition.Outputs, output => output.Name == state.Name)))
            .Select(static tensor => new TensorLayout(tensor, isInput: false))];
        States = [.. definition.States.Select((state, i) => StateOf(state, FirstConstant + Constants.Length + i))];
        Symbols = [.. definition.Symbols, .. definition.StateSymbols];
        MeasuredSymbols = definition.Symbols.Length;
        StatesMeetRows = Array.Exists(States, state => Enumerable.Range(0, state.Tensor.Rank).Any(axis => state.Tensor.SymbolAt(axis) >= 0 && state.Tensor.SymbolAt(axis) < MeasuredSymbols));
        _padded = [.. Symbols.Select((_, symbol) => definition.Padded.Contains(symbol))];
        HasPadding = definition.Padded.Length > 0;
        _isCut = Array.ConvertAll(Outputs, output => HasPadding && Enumerable.Range(0, output.Rank).Any(axis => output.SymbolAt(axis) is >= 0 and int symbol && _padded[symbol]));
        OneRowPerRun = definition.OneRowPerRun;
        HasParameters = !OneRowPerRun && Array.Exists(Inputs[..FirstConstant], static t => t.BatchAxis < 0);
        HasRunInputs = Array.Exists(Inputs, static t => !t.IsAllocatedBefore);

        // ONNX Runtime does not copy an input that is an output as well into memory bound for the output.
        foreach (TensorLayout output in Outputs.Where(output => Array.Exists(Inputs, input => input.Name == output.Name)))
            output.LeaveToRun();
        HasOptionalOutputs = Array.Exists(Outputs, static t => t.IsOptional);
        HasDynamicValues = HasRunInputs || Array.Exists(Outputs, static t => !t.IsAllocatedBefore);
    }

    /// <summary>What members bind, as <see cref="ContractDefinition.Inputs"/> counts it; then constants; then states.</summary>
    public TensorLayout[] Inputs { get; }

    /// <summary>The first constant in <see cref="Inputs"/>.</summary>
    public int FirstConstant { get; }

    /// <summary>The values of the constants.</summary>
    public Array[] Constants { get; }

    /// <summary>What is fed back.</summary>
    public StateLayout[] States { get; }

    /// <summary>Whether outputs are fed back.</summary>
    public bool HasStates => States.Length > 0;

    /// <summary>What members read, as <see cref="ContractDefinition.Outputs"/> counts it; then states that no member reads.</summary>
    public TensorLayout[] Outputs { get; }

    /// <summary>Names of the symbolic dimensions, other than the batch: those that rows tell, then those that states alone have.</summary>
    public string[] Symbols { get; }

    /// <summary>How many symbolic dimensions there are.</summary>
    public int SymbolCount => Symbols.Length;

    /// <summary>How many of them a row tells.</summary>
    public int MeasuredSymbols { get; }

    /// <summary>Whether rows of different lengths share a run.</summary>
    public bool HasPadding { get; }

    /// <summary>Whether a state has a dimension that a row tells too: then they must agree.</summary>
    public bool StatesMeetRows { get; }

    public bool OneRowPerRun { get; }

    /// <summary>Whether an input has no batch dimension though others have: only rows that agree in it run together.</summary>
    public bool HasParameters { get; }

    /// <summary>Whether an input is made anew for each run.</summary>
    public bool HasRunInputs { get; }

    /// <summary>Whether a run holds memory of ONNX Runtime: inputs made for it, or outputs whose size only the run tells.</summary>
    public bool HasDynamicValues { get; private set; }

    /// <summary>Whether an output may hold nothing.</summary>
    public bool HasOptionalOutputs { get; }

    /// <summary>Leaves all outputs to ONNX Runtime from now on: one of them does not have the shape that the model declares.</summary>
    public void LeaveOutputsToRun()
    {
        foreach (TensorLayout output in Outputs)
            output.LeaveToRun();
        HasDynamicValues = true;
    }

    /// <summary>Whether any rows can run together, in the order given.</summary>
    public bool AnyRowsRunTogether => MeasuredSymbols == 0 && !OneRowPerRun && !HasParameters;

    /// <summary>Whether rows of different callers can run together, if perhaps not all of them.</summary>
    public bool CanShareRuns => !OneRowPerRun && !HasStates;

    /// <summary>Whether an input is a constant.</summary>
    public bool IsConstant(int input) => input >= FirstConstant && input < FirstConstant + Constants.Length;

    /// <summary>Whether rows may differ in a symbolic dimension within a run.</summary>
    public bool IsPadded(int symbol) => _padded[symbol];

    /// <summary>Whether an output has such a dimension, and so is cut back to the row's own length.</summary>
    public bool IsCut(int output) => _isCut[output];

    /// <summary>Whether an input is a constant that lies otherwise for each number of rows, so that bindings cannot share its memory: several values, and rows that are not contiguous.</summary>
    public bool LiesApart(int input) => IsConstant(input) && Constants[input - FirstConstant].Length > 1 && Inputs[input].BatchAxis > 0;

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

    private StateLayout StateOf(StateTensor state, int input) =>
        new(input, Array.FindIndex(Outputs, output => output.Name == state.Output.Name), Inputs[input]);

    private static Int128 RowBytes(TensorLayout tensor, ReadOnlySpan<long> symbols) =>
        (Int128)tensor.RowElements(symbols) * (tensor.IsString ? StringBytes : tensor.ElementSize);
}
