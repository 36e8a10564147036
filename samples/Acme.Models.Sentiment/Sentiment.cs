namespace Acme.Models;

/// <summary>What a sentence sounds like.</summary>
public enum Sentiment
{
    /// <summary>Unfriendly.</summary>
    Negative,

    /// <summary>Friendly.</summary>
    Positive,
}
