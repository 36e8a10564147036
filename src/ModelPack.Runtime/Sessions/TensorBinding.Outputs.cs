using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Serving;

namespace ModelPack.Runtime.Sessions;

// Outputs lie where ONNX Runtime puts them, and are read there.
internal sealed partial class TensorBinding
{
    private readonly List<WantedOutput> _wanted = [];
    private readonly List<TensorOutput> _outputs = [];

    // Values through which elements of sequences are read.
    private readonly List<OrtValue> _parts = [];
    private IDisposableReadOnlyCollection<OrtValue>? _results;

    // The outputs that the binding has, in its order, which is that of the results.
    private readonly List<int> _boundOutputs = [];

    /// <summary>What the last run gave.</summary>
    public IReadOnlyList<TensorOutput> Outputs => _outputs;

    /// <summary>What the call asks for; nothing means all.</summary>
    public IReadOnlyList<WantedOutput> Wanted => _wanted;

    /// <summary>Asks for an output.</summary>
    public void Want(WantedOutput output) => _wanted.Add(output);

    private void ReleaseOutputs()
    {
        _outputs.Clear();
        _parts.ForEach(static part => part.Dispose());
        _parts.Clear();
        _results?.Dispose();
        _results = null;
    }

    private void RunOutputs(RunOptions options)
    {
        BindOutputs();
        session.RunWithBinding(options, _binding);
        if (_boundOutputs.Exists(output => !tensors.Outputs[output].IsRequired) && !LeaveOutAbsent(options))
            return;
        _results = _binding.GetOutputValues();
        if (_wanted.Count == 0)
        {
            for (int i = 0; i < _boundOutputs.Count; i++)
                Take(new WantedOutput(_boundOutputs[i], -1), -1);
        }

        for (int i = 0; i < _wanted.Count; i++)
            Take(_wanted[i], i);
    }

    // Bound anew for each run: the binding keeps the value of the last one and would insist on its shape.
    private void BindOutputs()
    {
        if (!AreBound())
        {
            _binding.ClearBoundOutputs();
            _boundOutputs.Clear();
            if (_wanted.Count == 0)
                _boundOutputs.AddRange(Enumerable.Range(0, tensors.Outputs.Count));
            else
                _boundOutputs.AddRange(_wanted.Select(static wanted => wanted.Output).Distinct());
        }

        foreach (int output in _boundOutputs)
            _binding.BindOutputToDevice(tensors.Outputs[output].Name, OrtMemoryInfo.DefaultInstance);
    }

    private bool AreBound()
    {
        if (_wanted.Count == 0)
            return _boundOutputs.Count == tensors.Outputs.Count;
        if (_wanted.Count != _boundOutputs.Count)
            return false;
        for (int i = 0; i < _wanted.Count; i++)
        {
            if (_wanted[i].Output != _boundOutputs[i])
                return false;
        }

        return true;
    }

    // What holds nothing cannot even be looked at: a second run leaves it out. Returns whether anything is left.
    private bool LeaveOutAbsent(RunOptions options)
    {
        bool[] absent = AbsentOutputs.Find(_binding);
        if (Array.IndexOf(absent, true) < 0)
            return true;
        int[] present = [.. _boundOutputs.Where((_, i) => !absent[i])];
        _binding.ClearBoundOutputs();
        _boundOutputs.Clear();
        foreach (int output in present)
        {
            _binding.BindOutputToDevice(tensors.Outputs[output].Name, OrtMemoryInfo.DefaultInstance);
            _boundOutputs.Add(output);
        }

        if (present.Length == 0)
            return false;
        session.RunWithBinding(options, _binding);
        return true;
    }

    private void Take(WantedOutput wanted, int selection)
    {
        int result = _boundOutputs.IndexOf(wanted.Output);
        if (result < 0)
            return;
        ServedTensor output = tensors.Outputs[wanted.Output];
        OrtValue value = _results!.ElementAt(result);
        switch (value.OnnxType)
        {
            case OnnxValueType.ONNX_TYPE_TENSOR:
                _outputs.Add(new TensorOutput(output.Name, selection, value));
                break;
            case OnnxValueType.ONNX_TYPE_SEQUENCE when output.Form == ServedForm.Maps:
            case OnnxValueType.ONNX_TYPE_MAP:
                _outputs.Add(MapTable.Read(output, selection, value));
                break;
            case OnnxValueType.ONNX_TYPE_SEQUENCE:
                TakeElements(output, wanted.Element, selection, value);
                break;
            default:
                throw new ModelOutputException($"Output '{PrintableText.Name(output.Name)}' is a {value.OnnxType}, which tensors cannot carry.");
        }
    }

    private void TakeElements(ServedTensor output, int wanted, int selection, OrtValue sequence)
    {
        int count = sequence.GetValueCount();
        for (int i = 0; i < count; i++)
        {
            if (wanted >= 0 && wanted != i)
                continue;
            OrtValue part = sequence.GetValue(i, OrtAllocator.DefaultInstance);
            _parts.Add(part);
            _outputs.Add(new TensorOutput(output.Name + "[" + i.ToString(CultureInfo.InvariantCulture) + "]", selection, part));
        }
    }
}
