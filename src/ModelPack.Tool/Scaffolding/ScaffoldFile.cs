namespace ModelPack.Tool.Scaffolding;

/// <summary>A file of a scaffold.</summary>
/// <param name="Path">Relative to the project's folder, with <c>/</c>.</param>
/// <param name="Text">The text, with line feeds and a last one at its end.</param>
internal sealed record ScaffoldFile(string Path, string Text);
