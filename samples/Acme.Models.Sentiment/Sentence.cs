using System.ComponentModel.DataAnnotations;

namespace Acme.Models;

/// <summary>What somebody wrote.</summary>
public sealed record Sentence
{
    /// <summary>One sentence, or a few, in English.</summary>
    [Required, StringLength(2_000)] public required string Text { get; init; }
}
