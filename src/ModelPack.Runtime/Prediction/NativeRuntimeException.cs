namespace ModelPack;

/// <summary>The native library of ONNX Runtime is missing or foreign, or lacks an execution provider that was asked for (MPK3032).</summary>
public sealed class NativeRuntimeException : ModelLoadException
{
    internal NativeRuntimeException(string message, Exception? innerException = null)
        : base("MPK3032", message, innerException)
    {
    }
}
