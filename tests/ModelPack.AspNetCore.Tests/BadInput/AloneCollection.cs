namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>Tests that run while nothing else does: they watch the memory of the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection : ICollectionFixture<HostileApp>
{
    public const string Name = "alone";
}
