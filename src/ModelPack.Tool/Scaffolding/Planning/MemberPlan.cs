namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>A property to write.</summary>
internal sealed record MemberPlan
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its C# type.</summary>
    public required string Type { get; init; }

    /// <summary>What it is; plain text, first line first.</summary>
    public required string Summary { get; init; }

    /// <summary>The tensor, its type and shape; plain text. Empty when the summary says it.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Attributes without brackets, in order.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>Whether a caller must give it.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Whether an example gives it: what the model has a default for is better left out.</summary>
    public bool IsInExample { get; init; } = true;

    /// <summary>A valid value as JSON; null when one would be too long to read, or when only the author knows which sizes run.</summary>
    public string? Example { get; init; }
}
