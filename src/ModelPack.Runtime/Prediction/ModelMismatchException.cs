namespace ModelPack;

/// <summary>The model file does not fit the contract or the ONNX Runtime of the app (MPK3033).</summary>
public sealed class ModelMismatchException : ModelLoadException
{
    internal ModelMismatchException(string message, Exception? innerException = null)
        : base("MPK3033", message, innerException)
    {
    }
}
