namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>Tests that ask one process of the sample, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class SampleCollection : ICollectionFixture<SampleService>
{
    public const string Name = "sample";
}
