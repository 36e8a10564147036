namespace ModelPack.Signatures.Tests.Fuzzing;

/// <summary>Tests that run while nothing else does: they measure memory and time of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
