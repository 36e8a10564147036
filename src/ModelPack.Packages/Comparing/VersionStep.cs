namespace ModelPack.Packages.Comparing;

/// <summary>Which number of a version has to rise at least (Semantic Versioning 2.0.0).</summary>
internal enum VersionStep
{
    /// <summary>The last one: the contract is the same.</summary>
    Patch,

    /// <summary>The middle one: callers can do more.</summary>
    Minor,

    /// <summary>The first one: something that callers did fails.</summary>
    Major,
}
