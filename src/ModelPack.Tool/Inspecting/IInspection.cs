using System.Text.Json;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Inspecting;

/// <summary>What a file holds, for people and for programs.</summary>
internal interface IInspection
{
    /// <summary>What is wrong with it.</summary>
    IReadOnlyList<ToolProblem> Problems { get; }

    /// <summary>Shows it to people.</summary>
    void Show(ToolOutput output);

    /// <summary>Writes its members into an object.</summary>
    void Write(Utf8JsonWriter writer);
}
