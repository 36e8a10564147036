using System.Text.Json;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Inspecting;

/// <summary>A model that is so wrong that it has no signature.</summary>
/// <param name="file">The file as the caller wrote it.</param>
/// <param name="problem">What is wrong.</param>
internal sealed class InvalidModelInspection(string file, ToolProblem problem) : IInspection
{
    /// <inheritdoc/>
    public IReadOnlyList<ToolProblem> Problems => [problem];

    /// <inheritdoc/>
    public void Show(ToolOutput output) => output.Heading(file);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer) => writer.WriteString("file", file);
}
