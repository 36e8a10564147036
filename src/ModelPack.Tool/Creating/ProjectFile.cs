namespace ModelPack.Tool.Creating;

/// <summary>A file of a new project.</summary>
/// <param name="Path">Relative to the project's folder, with <c>/</c>.</param>
/// <param name="Write">Writes it to a full path that does not exist.</param>
internal sealed record ProjectFile(string Path, Action<string> Write);
