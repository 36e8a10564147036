using ModelPack.Tool.Output;

namespace ModelPack.Tool.Verifying;

/// <summary>What <c>modelpack verify</c> found.</summary>
/// <param name="Subject">The package or the app, as the caller wrote it.</param>
/// <param name="Models">The models.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record Verification(string Subject, IReadOnlyList<VerifiedModel> Models, IReadOnlyList<ToolProblem> Problems)
{
    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
