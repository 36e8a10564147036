namespace ModelPack.Tool.Scaffolding;

/// <summary>A model that no contract can bind.</summary>
/// <param name="code">The diagnostic, as in <c>MPK1009</c>.</param>
/// <param name="message">What cannot be bound, and why.</param>
internal sealed class ScaffoldException(string code, string message) : Exception(message)
{
    /// <summary>The diagnostic.</summary>
    public string Code => code;
}
