namespace ModelPack.Conformance.Tests.Judging;

/// <summary>How far a test came, in order.</summary>
internal enum Stage
{
    /// <summary>No contract is written for the model, or it does not compile.</summary>
    Contract,

    /// <summary>The model does not load.</summary>
    Load,

    /// <summary>Its recorded data cannot be fed.</summary>
    Feed,

    /// <summary>It does not run on that data.</summary>
    Run,

    /// <summary>It gives something else than was recorded.</summary>
    Match,

    /// <summary>It gives what was recorded.</summary>
    Pass,
}
