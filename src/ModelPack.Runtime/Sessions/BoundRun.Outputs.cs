using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Sessions;

// Outputs that ONNX Runtime allocates: only the run tells their size, or the model does not keep the one it declares.
internal sealed unsafe partial class BoundRun
{
    /// <summary>
    /// After a refused run: runs once more with all outputs left to ONNX Runtime, since it also refuses outputs that were allocated
    /// for another shape, and that is not the data's fault. What the contract's members can carry, they carry.
    /// </summary>
    /// <returns>False where the data are refused all the same.</returns>
    /// <exception cref="ModelOutputException">An output is not what the contract says.</exception>
    public bool ExecuteWithoutAllocated(RunOptions options)
    {
        OrtValue?[] allocated = [.. _allocated];
        Array.Clear(_allocated);
        bool wasDynamic = _isDynamic;
        _isDynamic = true;
        try
        {
            _binding.ClearBoundOutputs();
            ExecuteDynamic(options);
        }
        catch (OnnxRuntimeException)
        {
            _isDynamic = wasDynamic;
            allocated.CopyTo(_allocated, 0);
            BindAllocated();
            return false;
        }
        catch
        {
            DisposeAll(allocated);
            throw;
        }

        DisposeAll(allocated);
        Layout.LeaveOutputsToRun();
        return true;
    }

    // Outputs of unknown size are bound anew each time: the binding keeps the value of the last run and would insist on its shape.
    private void ExecuteDynamic(RunOptions options)
    {
        _results?.Dispose();
        _results = null;
        if (Layout.HasRunInputs)
        {
            MakeSequences();
            _binding.ClearBoundInputs();
            BindInputs(_binding);
        }

        for (int i = 0; i < Outputs.Length; i++)
        {
            if (_allocated[i] is null)
                _binding.BindOutputToDevice(Layout.Outputs[i].Name, OrtMemoryInfo.DefaultInstance);
        }

        _session.RunWithBinding(options, _binding);
        if (Layout.HasOptionalOutputs)
            LeaveOutAbsent(options);
        _results = _binding.GetOutputValues();
        string[] names = _binding.GetOutputNames();
        for (int i = 0; i < Outputs.Length; i++)
        {
            if (_allocated[i] is null)
                Take(i, Array.IndexOf(names, Layout.Outputs[i].Name));
        }

        FirstOutput = FirstTensor.Of(Outputs);
    }

    private void Take(int output, int result)
    {
        if (result < 0)
        {
            OutputValues[output] = null!;
            Outputs[output] = default;
            return;
        }

        OutputValues[output] = _results![result];
        Outputs[output] = OutputCheck.Place(Layout.Outputs[output], OutputValues[output], Rows, Layout.OneRowPerRun, out RowShapes[output]);
    }

    // What holds nothing cannot even be looked at: a second run leaves it out.
    private void LeaveOutAbsent(RunOptions options)
    {
        bool[] absent = AbsentOutputs.Find(_binding);
        if (Array.IndexOf(absent, true) < 0)
            return;
        string[] names = _binding.GetOutputNames();
        _binding.ClearBoundOutputs();
        BindAllocated();
        bool hasOutputs = Array.Exists(_allocated, static value => value is not null);
        for (int i = 0; i < Outputs.Length; i++)
        {
            if (_allocated[i] is not null || absent[Array.IndexOf(names, Layout.Outputs[i].Name)])
                continue;
            _binding.BindOutputToDevice(Layout.Outputs[i].Name, OrtMemoryInfo.DefaultInstance);
            hasOutputs = true;
        }

        if (hasOutputs)
            _session.RunWithBinding(options, _binding);
    }

    private void BindAllocated()
    {
        for (int i = 0; i < _allocated.Length; i++)
        {
            if (_allocated[i] is { } value)
                _binding.BindOutput(Layout.Outputs[i].Name, value);
        }
    }

    private static void DisposeAll(OrtValue?[] values)
    {
        foreach (OrtValue? value in values)
            value?.Dispose();
    }
}
