using Microsoft.ML.OnnxRuntime;

namespace ModelPack.Runtime.Sessions;

/// <summary>A binding whose inputs are written: what a slot runs.</summary>
internal interface IBoundRun
{
    /// <summary>Runs the model over what was written.</summary>
    /// <exception cref="OnnxRuntimeException">ONNX Runtime refused the data.</exception>
    /// <exception cref="ModelOutputException">An output is not what the contract says.</exception>
    void Execute(RunOptions options);

    /// <summary>After a refused run: runs once more with all outputs left to ONNX Runtime, where some were not.</summary>
    /// <returns>False where the data are refused all the same.</returns>
    bool ExecuteWithoutAllocated(RunOptions options);
}
