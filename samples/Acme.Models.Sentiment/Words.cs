namespace Acme.Models;

/// <summary>A sentence as the model takes it.</summary>
public sealed record Words
{
    /// <summary>Its words in lower case, without stop words.</summary>
    public required string[] Tokens { get; init; }
}
