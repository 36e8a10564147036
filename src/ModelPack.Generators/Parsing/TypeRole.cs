namespace ModelPack.Generators.Parsing;

/// <summary>What a type of a contract is for.</summary>
internal enum TypeRole
{
    /// <summary>Callers see it, and its members bind to the model.</summary>
    Bound,

    /// <summary>Callers see it, and an encoder or decoder stands between it and the model.</summary>
    Free,

    /// <summary>Its members bind to the model, and callers do not see it.</summary>
    Tensors,

    /// <summary>It is a member's type, and its members are columns of a tensor.</summary>
    Columns,
}
