namespace ModelPack.Generators.Parsing;

/// <summary>How a fraction becomes an integer, so that a bound keeps its meaning: no integer lies between 0.5 and the bound 1 that it becomes.</summary>
internal enum IntegerRounding
{
    /// <summary>A fraction does not fit.</summary>
    Exact,

    /// <summary>To the next higher integer.</summary>
    Up,

    /// <summary>To the next lower integer.</summary>
    Down,
}
