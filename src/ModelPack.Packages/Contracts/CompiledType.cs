namespace ModelPack.Packages.Contracts;

/// <summary>A type that callers of a contract make, as compiled: what it takes to write one in C#.</summary>
/// <param name="Namespace">Its namespace; empty for none.</param>
/// <param name="Name">Its name below the namespace, as C# writes it.</param>
internal sealed record CompiledType(string Namespace, string Name)
{
    /// <summary>The parameters of the constructor that examples call; empty where it has one without.</summary>
    public IReadOnlyList<CompiledParameter> Constructor { get; init; } = [];

    /// <summary>Members that the compiler wants in an object initializer.</summary>
    public IReadOnlyList<string> RequiredMembers { get; init; } = [];

    /// <summary>By member: the type of the contract's own that it holds, itself or as element, item or key.</summary>
    public IReadOnlyDictionary<string, CompiledType> Members { get; init; } = new Dictionary<string, CompiledType>();

    /// <summary>The constants of an enum, in order; empty for other types.</summary>
    public IReadOnlyList<string> Constants { get; init; } = [];
}
