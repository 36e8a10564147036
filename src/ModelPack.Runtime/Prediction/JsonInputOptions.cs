namespace ModelPack;

/// <summary>Limits and leniency when inputs are read as JSON.</summary>
public sealed class JsonInputOptions
{
    /// <summary>What the defaults are.</summary>
    public static JsonInputOptions Default { get; } = new();

    /// <summary>What happens to a member that the contract does not know. Default: <see cref="UnknownMemberHandling.Reject"/>.</summary>
    public UnknownMemberHandling UnknownMembers { get; init; } = UnknownMemberHandling.Reject;

    /// <summary>The most rows that one document may hold (MPK3011). Default: 10,000.</summary>
    public int MaxRows { get; init; } = 10_000;

    /// <summary>The most array elements that one document may hold, over all rows (MPK3011). Default: 10,000,000.</summary>
    public long MaxElements { get; init; } = 10_000_000;

    /// <summary>The most failures that are collected before reading stops. Default: 100.</summary>
    public int MaxErrors { get; init; } = 100;
}
