namespace ModelPack.Packages.Replaying;

/// <summary>How the runner tells its parent what it is doing: lines of its standard output, among whatever else models print there.</summary>
internal static class ReplayProgress
{
    /// <summary>What such a line begins with.</summary>
    public const string Prefix = "modelpack-replay: ";
}
