namespace ModelPack.Packages.Contracts;

/// <summary>The input or output of a contract.</summary>
internal sealed record ContractSide
{
    /// <summary>The full type name.</summary>
    public required string Type { get; init; }

    /// <summary>The full name of the type that an encoder or decoder has between this side and the model; null without one.</summary>
    public string? Tensors { get; init; }

    /// <summary>The type's name.</summary>
    public required string Title { get; init; }

    public string Summary { get; init; } = "";

    public required IReadOnlyList<ContractMember> Members { get; init; }
}
