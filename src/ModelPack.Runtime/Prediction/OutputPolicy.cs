namespace ModelPack;

/// <summary>What happens when a prediction breaks an attribute of the output type.</summary>
public enum OutputPolicy
{
    /// <summary>It is counted by <c>modelpack.validation.failures</c> (tag <c>side</c>: <c>output</c>) and returned.</summary>
    Count,

    /// <summary><see cref="ModelOutputException"/> is thrown.</summary>
    Throw,
}
