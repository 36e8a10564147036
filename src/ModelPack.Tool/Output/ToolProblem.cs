namespace ModelPack.Tool.Output;

/// <summary>An error as the command shows it.</summary>
/// <param name="Code">The diagnostic, as in <c>MPK2001</c>.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
/// <param name="File">Where, as the caller wrote it; empty when it is in no file.</param>
internal sealed record ToolProblem(string Code, string Message, string File = "")
{
    /// <summary>The command line is wrong.</summary>
    public const string Usage = "MPK2020";

    /// <summary>A file cannot be written: there is one already, or the system refuses.</summary>
    public const string CannotWrite = "MPK2021";

    /// <summary>A file is no model package, or a damaged one.</summary>
    public const string BadPackage = "MPK2022";

    /// <summary>A server cannot be started: an address is in use, or the settings cannot be read.</summary>
    public const string CannotServe = "MPK2023";

    /// <summary>A package needs another one, and that is nowhere.</summary>
    public const string MissingDependency = "MPK2024";

    /// <summary>One line: what, where, and where it says more.</summary>
    public override string ToString()
    {
        string where = File.Length > 0 ? $" In '{TerminalText.Of(File)}'." : "";
        return $"{Code}: {TerminalText.Of(Message)}{where} More: modelpack explain {Code}";
    }
}
