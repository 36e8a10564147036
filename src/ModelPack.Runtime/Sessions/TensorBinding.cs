using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Sessions;

/// <summary>A slot's binding over the model's own tensors: inputs in memory that is kept between calls, outputs in ONNX Runtime's.</summary>
internal sealed partial class TensorBinding(InferenceSession session, ServedTensors tensors, ModelLayout layout) : IBoundRun, IDisposable
{
    private const long MaxIdleBytes = 64L << 20;

    private readonly OrtIoBinding _binding = session.CreateIoBinding();
    private readonly BoundTensor?[] _inputs = new BoundTensor?[tensors.Inputs.Count];
    private readonly List<BoundTensor>?[] _elements = new List<BoundTensor>?[tensors.Inputs.Count];
    private readonly bool[] _isGiven = new bool[tensors.Inputs.Count];

    // What the binding holds now.
    private readonly OrtValue?[] _bound = new OrtValue?[tensors.Inputs.Count];

    // The dimension of each input that counts rows; -1 where the contract binds it without one, or not at all.
    private readonly int[] _batchAxes = [.. tensors.Inputs.Select(input => Array.Find(layout.Inputs, bound => bound.Name == input.Name)?.BatchAxis ?? -1)];

    /// <summary>Which dimension of an input counts rows; -1 where none does.</summary>
    public int BatchAxisOf(int input) => _batchAxes[input];

    /// <summary>How many rows an input of these dimensions has; 0 where it does not say.</summary>
    public int RowsOf(int input, ReadOnlySpan<long> shape)
    {
        int axis = _batchAxes[input];
        return axis >= 0 && axis < shape.Length ? (int)Math.Min(shape[axis], int.MaxValue) : 0;
    }

    /// <summary>Whether a call has given an input.</summary>
    public bool IsGiven(int input) => _isGiven[input];

    /// <summary>How many elements of a sequence a call has given.</summary>
    public int ElementsOf(int input) => _elements[input]?.Count ?? 0;

    /// <summary>Makes room for an input.</summary>
    public TensorMemory Prepare(int input, ReadOnlySpan<long> shape, int count)
    {
        _isGiven[input] = true;
        return (_inputs[input] ??= new BoundTensor()).Prepare(tensors.Inputs[input].ElementType, shape, count);
    }

    /// <summary>Makes room for the next element of an input that is a sequence.</summary>
    public TensorMemory PrepareElement(int input, ReadOnlySpan<long> shape, int count)
    {
        _isGiven[input] = true;
        var element = new BoundTensor();
        (_elements[input] ??= []).Add(element);
        return element.Prepare(tensors.Inputs[input].ElementType, shape, count);
    }

    /// <summary>An input of truth values that holds something else than 0 and 1, which ONNX Runtime does not expect of any memory; null for none.</summary>
    public ServedTensor? FindBadTruthValue()
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (!_isGiven[i] || tensors.Inputs[i].ElementType != TensorElementType.Bool)
                continue;
            if (_inputs[i]?.Bytes.ContainsAnyExceptInRange((byte)0, (byte)1) == true || _elements[i]?.Exists(static element => element.Bytes.ContainsAnyExceptInRange((byte)0, (byte)1)) == true)
                return tensors.Inputs[i];
        }

        return null;
    }

    /// <inheritdoc/>
    public void Execute(RunOptions options)
    {
        ReleaseOutputs();
        BindInputs();
        RunOutputs(options);
    }

    /// <inheritdoc/>
    public bool ExecuteWithoutAllocated(RunOptions options) => false;

    /// <summary>Lets go of what one call needed, and of memory that is too much to hold while idle.</summary>
    public void Reset()
    {
        ReleaseOutputs();
        _wanted.Clear();
        long held = 0;
        for (int i = 0; i < _inputs.Length; i++)
        {
            _isGiven[i] = false;
            if (_elements[i] is { Count: > 0 } elements)
            {
                elements.ForEach(static element => element.Dispose());
                elements.Clear();
                _sequences[i]?.Dispose();
                _sequences[i] = null;
                Unbind();
            }

            if (_inputs[i]?.ReleaseStrings() == true)
                Unbind();
            held += _inputs[i]?.Length ?? 0;
        }

        if (held > MaxIdleBytes)
            DropInputs();
    }

    public void Dispose()
    {
        Reset();
        DropInputs();
        _binding.Dispose();
    }

    private void DropInputs()
    {
        Unbind();
        for (int i = 0; i < _inputs.Length; i++)
        {
            _inputs[i]?.Dispose();
            _inputs[i] = null;
        }
    }

    private void Unbind()
    {
        _binding.ClearBoundInputs();
        Array.Clear(_bound);
    }

    private void BindInputs()
    {
        for (int i = 0; i < _bound.Length; i++)
        {
            if (_bound[i] is null || _isGiven[i])
                continue;
            Unbind();
            break;
        }

        for (int i = 0; i < _bound.Length; i++)
        {
            if (!_isGiven[i])
                continue;
            OrtValue value = tensors.Inputs[i].IsSequence ? MakeSequence(i) : _inputs[i]!.Value!;
            if (ReferenceEquals(value, _bound[i]))
                continue;
            _binding.BindInput(tensors.Inputs[i].Name, value);
            _bound[i] = value;
        }
    }
}
