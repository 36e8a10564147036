namespace ModelPack.Packages.Replaying;

/// <summary>What a replay has to do; written by whoever starts it, as JSON.</summary>
internal sealed record ReplayRequest
{
    /// <summary>The full path of the compiled model assembly.</summary>
    public required string Assembly { get; init; }

    /// <summary>Its models.</summary>
    public required IReadOnlyList<ModelReplay> Models { get; init; }
}
