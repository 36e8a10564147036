namespace ModelPack.Packages.Replaying;

/// <summary>Something that a replay found wrong.</summary>
/// <param name="Code">The diagnostic, as in <c>MPK2005</c>.</param>
/// <param name="IsError">Whether the model must not ship; otherwise a warning.</param>
/// <param name="File">The file that it is about: an example file, or the model as the author wrote it.</param>
/// <param name="Line">The line in that file; 0 where there is none.</param>
/// <param name="Message">What is wrong, and what to do.</param>
internal sealed record ReplayProblem(string Code, bool IsError, string File, int Line, string Message);
