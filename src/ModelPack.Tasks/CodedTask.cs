namespace ModelPack.Tasks;

/// <summary>A task whose every error has a code, a file and a help page; bad input is never an exception.</summary>
public abstract class CodedTask : Microsoft.Build.Utilities.Task
{
    // Messages name what models and files are called; they go to terminals and logs.
    private const int LongestMessage = 2_000;

    /// <inheritdoc/>
    public sealed override bool Execute()
    {
        Run();
        return !Log.HasLoggedErrors;
    }

    /// <summary>The work.</summary>
    protected abstract void Run();

    /// <summary>Reports an error on a file.</summary>
    protected void Error(string code, string file, string message, int line = 0) =>
        Log.LogError(null, code, null, HelpLink.For(code), file, line, 0, 0, 0, "{0}", PrintableText.Of(message, LongestMessage));

    /// <summary>Reports a warning on a file.</summary>
    protected void Warning(string code, string file, string message) =>
        Log.LogWarning(null, code, null, HelpLink.For(code), file, 0, 0, 0, 0, "{0}", PrintableText.Of(message, LongestMessage));

    /// <summary>Runs <paramref name="work"/>; a file that cannot be read or written, or an assembly of another version of ModelPack, is an error on <paramref name="file"/>.</summary>
    protected void OnFile(string file, Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Error("MPK2001", file, exception.Message);
        }
        catch (Exception exception) when (exception is BadImageFormatException or FormatException)
        {
            Error("MPK2000", file, exception.Message);
        }
    }
}
