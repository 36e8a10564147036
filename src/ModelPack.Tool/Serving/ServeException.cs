using ModelPack.Tool.Output;

namespace ModelPack.Tool.Serving;

/// <summary>The server does not start.</summary>
/// <param name="problem">Why.</param>
internal sealed class ServeException(ToolProblem problem) : Exception(problem.Message)
{
    /// <summary>Why.</summary>
    public ToolProblem Problem => problem;

    /// <summary>Whether something was checked and found wanting, rather than called wrongly.</summary>
    public bool IsFinding { get; init; }
}
