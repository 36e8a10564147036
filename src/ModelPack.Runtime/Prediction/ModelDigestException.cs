namespace ModelPack;

/// <summary>A file of a model is not the one that was compiled in, or that the caller expects (MPK3031): it was changed, damaged or swapped.</summary>
public sealed class ModelDigestException : ModelLoadException
{
    internal ModelDigestException(string message)
        : base("MPK3031", message, null)
    {
    }
}
