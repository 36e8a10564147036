using System.ComponentModel.DataAnnotations;

namespace Acme.Models;

/// <summary>What the model thinks of a sentence.</summary>
public sealed record Opinion
{
    /// <summary>What it sounds like.</summary>
    public required Sentiment Sentiment { get; init; }

    /// <summary>How sure the model is.</summary>
    [Range(0.5, 1)] public required float Confidence { get; init; }
}
