using System.ComponentModel.DataAnnotations;

namespace Acme.Models;

/// <summary>What the model reads.</summary>
public sealed record Digit
{
    /// <summary>The digit.</summary>
    [Range(0, 9)] public required int Value { get; init; }

    /// <summary>How sure the model is.</summary>
    [Range(0, 1)] public required float Confidence { get; init; }
}
