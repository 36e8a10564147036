namespace ModelPack.Tasks.Packaging;

/// <summary>A package that cannot be written as it must be; the task reports it as a coded error.</summary>
/// <param name="code">The diagnostic.</param>
/// <param name="message">What is wrong, and what to do.</param>
internal sealed class PackageException(string code, string message) : Exception(message)
{
    /// <summary>The diagnostic.</summary>
    public string Code { get; } = code;
}
