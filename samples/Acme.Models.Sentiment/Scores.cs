using ModelPack;

namespace Acme.Models;

/// <summary>A sentence as the model judges it.</summary>
public sealed record Scores
{
    /// <summary>The sentiment with the higher score.</summary>
    public required Sentiment Sentiment { get; init; }

    /// <summary>The probability of each sentiment.</summary>
    [Tensor("scores")] public required float[] Values { get; init; }
}
