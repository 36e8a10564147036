using Microsoft.ML.OnnxRuntime;
using OrtElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace ModelPack.Runtime.Sessions;

/// <summary>A binding over a slot's buffers for one number of rows and one length of each symbolic dimension. Made once, run many times.</summary>
internal sealed unsafe partial class BoundRun : IBoundRun, IDisposable
{
    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly long[] _symbols;

    // The lengths of each row, where they may differ from those of the run.
    private readonly long[] _lengths;

    // Memory of this binding's own, for constants whose place depends on the number of rows.
    private PinnedBuffer?[]? _apart;

    // The outputs that are bound before the run.
    private readonly OrtValue?[] _allocated;
    private bool _isDynamic;
    private IDisposableReadOnlyCollection<OrtValue>? _results;
    private List<OrtValue>?[]? _maps;

    public BoundRun(InferenceSession session, ModelLayout layout, TensorBuffers buffers, int rows, ReadOnlySpan<long> symbols)
    {
        _session = session;
        _symbols = symbols.ToArray();
        Layout = layout;
        _lengths = layout.HasPadding ? new long[rows * symbols.Length] : [];
        Rows = rows;
        Inputs = new TensorPlace[layout.Inputs.Length];
        Outputs = new TensorPlace[layout.Outputs.Length];
        RowShapes = new long[layout.Outputs.Length][];
        InputValues = new OrtValue?[Inputs.Length];
        OutputValues = new OrtValue[Outputs.Length];
        _allocated = new OrtValue?[Outputs.Length];
        _isDynamic = layout.HasDynamicValues;
        _binding = session.CreateIoBinding();
        try
        {
            for (int i = 0; i < Inputs.Length; i++)
            {
                if (!layout.Inputs[i].IsAllocatedBefore || layout.Inputs[i].IsLeftOut(symbols))
                    continue;
                InputValues[i] = layout.IsConstant(i) ? AllocateConstant(i, buffers.Inputs) : Allocate(layout.Inputs[i], buffers.Inputs, i, out Inputs[i]);
                _binding.BindInput(layout.Inputs[i].Name, InputValues[i]);
            }

            for (int i = 0; i < Outputs.Length; i++)
            {
                if (!layout.Outputs[i].IsAllocatedBefore)
                    continue;
                _allocated[i] = OutputValues[i] = Allocate(layout.Outputs[i], buffers.Outputs, i, out Outputs[i]);
                RowShapes[i] = layout.Outputs[i].RowDimensions(_symbols);
                _binding.BindOutput(layout.Outputs[i].Name, OutputValues[i]);
            }

            FirstInput = FirstTensor.Of(Inputs);
            FirstOutput = FirstTensor.Of(Outputs);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ModelLayout Layout { get; }

    /// <summary>The lengths of the symbolic dimensions.</summary>
    public ReadOnlySpan<long> Symbols => _symbols;

    /// <summary>Whether a row was filled up.</summary>
    public bool IsPadded { get; set; }

    public int Rows { get; }

    public TensorPlace[] Inputs { get; }

    public TensorPlace[] Outputs { get; }

    /// <summary>The shape of a row of each output that is a tensor.</summary>
    public long[][] RowShapes { get; }

    public FirstTensor FirstInput { get; }

    public FirstTensor FirstOutput { get; private set; }

    /// <summary>The inputs; null for one that the rows leave out.</summary>
    public OrtValue?[] InputValues { get; }

    /// <summary>The outputs; null for an optional that holds nothing.</summary>
    public OrtValue[] OutputValues { get; }

    /// <summary>The lengths of one row, where rows may differ in them.</summary>
    public Span<long> LengthsOf(int row) => _lengths.AsSpan(row * _symbols.Length, _symbols.Length);

    public bool Fits(int rows, ReadOnlySpan<long> symbols) => rows == Rows && symbols.SequenceEqual(_symbols);

    /// <summary>Runs the model over the packed rows.</summary>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refused the data.</exception>
    /// <exception cref="ModelOutputException">An output's shape is not what the contract says.</exception>
    public void Execute(RunOptions options)
    {
        if (_isDynamic)
            ExecuteDynamic(options);
        else
            _session.RunWithBinding(options, _binding);
    }

    /// <summary>Sets the states of all rows to zeros.</summary>
    public void ClearStates()
    {
        foreach (StateLayout state in Layout.States)
        {
            ref readonly TensorPlace place = ref Inputs[state.Input];
            new Span<byte>(place.Data, checked((int)(place.Blocks * place.BlockStride))).Clear();
        }
    }

    /// <summary>Sets all numbers of the inputs to 0; strings are empty from the start.</summary>
    public void ClearInputs()
    {
        for (int i = 0; i < Inputs.Length; i++)
        {
            if (!Layout.Inputs[i].IsString && !Layout.IsConstant(i) && InputValues[i] is { } value)
                value.GetTensorMutableRawData().Clear();
        }
    }

    /// <summary>Takes an input that is one value for the whole run, and lets go of the one before.</summary>
    public void SetValue(int input, OrtValue value)
    {
        if (Layout.Inputs[input].IsAllocatedBefore)
        {
            value.Dispose();
            RowErrors.ThrowForm(Layout.Inputs[input], "a value of the run");
        }

        InputValues[input]?.Dispose();
        InputValues[input] = value;
    }

    /// <summary>Takes a row's map of a sequence of maps.</summary>
    public void AddMap(int input, OrtValue map) => ((_maps ??= new List<OrtValue>?[Inputs.Length])[input] ??= []).Add(map);

    /// <summary>Lets go of what lies inside ONNX Runtime for the last run, whether it came to pass or not.</summary>
    public void ReleaseResults()
    {
        _results?.Dispose();
        _results = null;
        if (!Layout.HasRunInputs)
            return;
        _binding.ClearBoundInputs();
        for (int i = 0; i < InputValues.Length; i++)
        {
            if (Layout.Inputs[i].IsAllocatedBefore)
                continue;
            InputValues[i]?.Dispose();
            InputValues[i] = null;
            _maps?[i]?.ForEach(static map => map.Dispose());
            _maps?[i]?.Clear();
        }
    }

    public void Dispose()
    {
        ReleaseResults();
        _binding.Dispose();
        foreach (OrtValue? value in InputValues)
            value?.Dispose();
        foreach (OrtValue? value in _allocated)
            value?.Dispose();
    }

    private OrtValue AllocateConstant(int input, PinnedBuffer?[] buffers)
    {
        TensorLayout tensor = Layout.Inputs[input];
        if (Layout.LiesApart(input))
        {
            buffers = _apart ??= new PinnedBuffer?[Inputs.Length];
            buffers[input] = new PinnedBuffer(checked(tensor.RowElements(_symbols) * tensor.ElementSize * Rows));
        }

        OrtValue value = Allocate(tensor, buffers, input, out Inputs[input]);
        ConstantValues.Write(tensor, Layout.Constants[input - Layout.FirstConstant], Inputs[input], Rows, value);
        return value;
    }

    private void BindInputs(OrtIoBinding binding)
    {
        for (int i = 0; i < Inputs.Length; i++)
        {
            if (InputValues[i] is { } value)
                binding.BindInput(Layout.Inputs[i].Name, value);
        }
    }

    private void MakeSequences()
    {
        for (int i = 0; i < _maps?.Length; i++)
        {
            if (_maps[i] is { Count: > 0 } maps)
                SetValue(i, OrtValue.CreateSequence(maps));
        }
    }

    private OrtValue Allocate(TensorLayout tensor, PinnedBuffer?[] buffers, int index, out TensorPlace place)
    {
        long[] dimensions = tensor.Dimensions(Rows, _symbols);
        place = tensor.Place(dimensions, tensor.BatchAxis);
        if (tensor.IsString)
            return OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, dimensions);
        PinnedBuffer buffer = buffers[index]!;
        place.Data = buffer.Start;
        long bytes = tensor.ElementSize;
        foreach (long dimension in dimensions)
            bytes = checked(bytes * dimension);
        return OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, (OrtElementType)tensor.ElementType, dimensions, (nint)buffer.Start, bytes);
    }
}
