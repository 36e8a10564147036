namespace ModelPack.AspNetCore.Generators;

/// <summary>Names of the pipeline's steps, for tests of what an edit reruns.</summary>
internal static class StepNames
{
    public const string ParseContracts = nameof(ParseContracts);
    public const string ReadReferences = nameof(ReadReferences);
    public const string FindMapModel = nameof(FindMapModel);
    public const string NameEndpoints = nameof(NameEndpoints);
    public const string Endpoints = nameof(Endpoints);
}
