using System.ComponentModel;
using System.Text;
using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Telemetry;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Serving;

/// <summary>
/// One call of a model in its own tensors: names, element types and shapes of the graph, not members of the contract. Give the inputs and write their memory, run, read the outputs, dispose.
/// The model stays loaded until then. For one thread at a time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class TensorCall : IDisposable
{
    private readonly LoadedModel _model;
    private readonly JsonInputOptions _limits;
    private readonly TensorBinding _binding;
    private readonly long[] _symbols;
    private readonly List<InputError> _errors = [];
    private Slot? _slot;
    private long _elements;
    private int _expectedInput;
    private bool _isCounted;

    private TensorCall(in ModelLease lease, ServedTensors tensors, JsonInputOptions limits)
    {
        _model = lease.Model;
        _limits = limits;
        Tensors = tensors;
        _symbols = tensors.SymbolCount == 0 ? [] : new long[tensors.SymbolCount];
        Array.Fill(_symbols, -1);
        _slot = lease.Slot;
        try
        {
            _binding = _slot.BindTensors(tensors);
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>The model's inputs and outputs.</summary>
    public ServedTensors Tensors { get; }

    /// <summary>The model that answers this call.</summary>
    public PredictionInfo Info => _model.Info;

    /// <summary>What is wrong so far, up to the limit of the options; the path of each is the tensor's name. Holds no value of the request.</summary>
    public IReadOnlyList<InputError> Errors => _errors;

    /// <summary>What the run gave, in the order of selection, or of the graph. An optional that holds nothing is not among them.</summary>
    public IReadOnlyList<TensorOutput> Outputs => Binding.Outputs;

    /// <summary>How many rows the inputs have: the length of the contract's batch dimension; 1 where there is none.</summary>
    public int Rows { get; private set; } = 1;

    private TensorBinding Binding
    {
        get
        {
            ObjectDisposedException.ThrowIf(_slot is null, this);
            return _binding;
        }
    }

    /// <summary>Which dimension of an input counts rows; -1 where none does.</summary>
    /// <param name="input">The input's index among those of <see cref="Tensors"/>.</param>
    public int BatchAxisOf(int input) => Binding.BatchAxisOf(input);

    /// <summary>Opens a call.</summary>
    /// <param name="lease">The model; the call ends the lease.</param>
    /// <param name="tensors">Its inputs and outputs.</param>
    /// <param name="limits">The most rows and elements, and how many failures are listed.</param>
    /// <exception cref="ObjectDisposedException">The model was closed.</exception>
    internal static TensorCall Open(in ModelLease lease, ServedTensors tensors, JsonInputOptions limits) => new(in lease, tensors, limits);

    /// <summary>Gives an input: checks it against the model, and makes room for its elements.</summary>
    /// <param name="name">The graph's name in UTF-8, or that of the next element of a sequence, as in <c>name[0]</c>.</param>
    /// <param name="type">The type of the elements.</param>
    /// <param name="shape">The dimensions.</param>
    /// <param name="memory">Where the elements go; all of them have to be written.</param>
    /// <returns>False when the input does not fit; <see cref="Errors"/> says why.</returns>
    public bool TryGive(ReadOnlySpan<byte> name, TensorElementType type, ReadOnlySpan<long> shape, out TensorMemory memory)
    {
        memory = default;
        int input = Tensors.FindInput(name, _expectedInput, out int element);
        if (input < 0)
            return Fail(UnknownInput());
        _expectedInput = input + 1;
        ServedTensor tensor = Tensors.Inputs[input];
        if (tensor.IsSequence ? element != Binding.ElementsOf(input) : Binding.IsGiven(input))
            return Fail(tensor.Error(TensorErrorCodes.WrongType, tensor.IsSequence ? "is a sequence: give its elements in order, each once, as name[0], name[1]" : "is given twice"));
        if (type != tensor.ElementType)
            return Fail(tensor.Error(TensorErrorCodes.WrongType, $"must be {tensor.Datatype}"));
        if (tensor.Check(shape, _symbols) is { } error)
            return Fail(error);
        if (!TryCount(tensor, shape, out int count))
            return false;
        memory = tensor.IsSequence ? _binding.PrepareElement(input, shape, count) : _binding.Prepare(input, shape, count);
        Rows = Math.Max(Rows, _binding.RowsOf(input, shape));
        return true;
    }

    /// <inheritdoc cref="TryGive(ReadOnlySpan{byte}, TensorElementType, ReadOnlySpan{long}, out TensorMemory)"/>
    public bool TryGive(string name, TensorElementType type, ReadOnlySpan<long> shape, out TensorMemory memory)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryGive(Encoding.UTF8.GetBytes(name), type, shape, out memory);
    }

    /// <summary>Asks for an output. A call that asks for none gets all.</summary>
    /// <param name="name">The graph's name in UTF-8; of a sequence, also that of an element, as in <c>name[0]</c>.</param>
    /// <returns>False when the model has none of that name, or it was asked for before; <see cref="Errors"/> says so.</returns>
    public bool TrySelect(ReadOnlySpan<byte> name)
    {
        int output = Tensors.FindOutput(name, Binding.Wanted.Count, out int element);
        if (output < 0)
            return Fail(new InputError("outputs", TensorErrorCodes.Unknown, $"The model has no output of a name that was asked for. It has: {ServedTensors.Names(Tensors.Outputs)}."));
        var wanted = new WantedOutput(output, element);
        if (_binding.Wanted.Contains(wanted))
            return Fail(Tensors.Outputs[output].Error(TensorErrorCodes.WrongType, "is asked for twice"));
        _binding.Want(wanted);
        return true;
    }

    /// <inheritdoc cref="TrySelect(ReadOnlySpan{byte})"/>
    public bool TrySelect(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TrySelect(Encoding.UTF8.GetBytes(name));
    }

    /// <summary>Adds a failure that the protocol found: the elements of an input cannot be read.</summary>
    /// <param name="name">The input, in UTF-8.</param>
    /// <param name="code">The diagnostic, as in <c>MPK3002</c>.</param>
    /// <param name="what">What is wrong: a sentence without its subject and its full stop, and without a value of the request.</param>
    public void Fail(ReadOnlySpan<byte> name, string code, string what)
    {
        int input = Tensors.FindInput(name, -1, out _);
        Fail(input < 0 ? UnknownInput() : Tensors.Inputs[input].Error(code, what));
    }

    private InputError UnknownInput() =>
        new("inputs", TensorErrorCodes.Unknown, $"The model has no input of a name that was given. It has: {ServedTensors.Names(Tensors.Inputs)}.");

    private bool Fail(InputError error)
    {
        if (_errors.Count < _limits.MaxErrors)
            _errors.Add(error);
        return false;
    }

    /// <summary>Ends the call: memory may be used by another one, and a model that was replaced may be unloaded.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _slot, null) is not { } slot)
            return;
        // What never came to a run was no request of the protocol.
        if (!_isCounted)
            _model.Metrics.Ended(RequestOutcome.Invalid);
        _binding.Reset();
        _model.Slots.Return(slot);
    }

    // Before any memory is made.
    private bool TryCount(ServedTensor tensor, ReadOnlySpan<long> shape, out int count)
    {
        Int128 product = 1;
        foreach (long dimension in shape)
            product = Int128.Min(product * dimension, int.MaxValue);
        _elements += (long)product;
        count = (int)product;
        long bytes = (long)product * Math.Max(1, tensor.ElementType.SizeInBytes());
        return (_elements <= _limits.MaxElements && bytes <= Array.MaxLength / 2) || Fail(tensor.Error(TensorErrorCodes.TooMany, "makes the request larger than it may be"));
    }
}
