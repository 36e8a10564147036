namespace ModelPack.Runtime.Tests.Telemetry;

/// <summary>Tests that run while nothing else does: a meter listener hears the calls of every test in the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
