namespace ModelPack;

/// <summary>The model gave something that its contract does not say: an unknown label, another shape, a value out of the declared range (MPK3021).</summary>
/// <param name="message">What was expected and what came, without values of the request.</param>
/// <param name="innerException">The cause, where there is one.</param>
public sealed class ModelOutputException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Always <c>MPK3021</c>.</summary>
    public string Code => "MPK3021";
}
