namespace ModelPack;

/// <summary>What happens to a JSON member that the contract does not know.</summary>
public enum UnknownMemberHandling
{
    /// <summary>The input is invalid (MPK3003).</summary>
    Reject,

    /// <summary>The member is skipped.</summary>
    Ignore,

    /// <summary>The member is skipped and counted by <c>modelpack.validation.failures</c>.</summary>
    Count,
}
