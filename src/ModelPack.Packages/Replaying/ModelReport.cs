using System.Text.Json.Serialization;

namespace ModelPack.Packages.Replaying;

/// <summary>What the replay of a model found.</summary>
internal sealed record ModelReport
{
    /// <summary>The model's default name.</summary>
    public required string Name { get; init; }

    /// <summary>The figures, as the manifest shows them.</summary>
    public required ReplayFigures Figures { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ReplayProblem> Problems { get; init; } = [];

    /// <summary>What the author should know, though nothing is wrong.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the model may ship.</summary>
    [JsonIgnore]
    public bool Passed => !Problems.Any(static problem => problem.IsError);
}
