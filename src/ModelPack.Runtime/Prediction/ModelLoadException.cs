namespace ModelPack;

/// <summary>A model could not be loaded.</summary>
public abstract class ModelLoadException : Exception
{
    private protected ModelLoadException(string code, string message, Exception? innerException)
        : base(message, innerException) => Code = code;

    /// <summary>The diagnostic, MPK3030 to MPK3033.</summary>
    public string Code { get; }
}
