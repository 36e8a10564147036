namespace ModelPack.Packages.Comparing;

/// <summary>What a change means for those who use the package.</summary>
internal enum ChangeKind
{
    /// <summary>Callers can do more, or get more; what they did works as before.</summary>
    Additive,

    /// <summary>Something that a caller did or read before fails, or means something else.</summary>
    Breaking,
}
