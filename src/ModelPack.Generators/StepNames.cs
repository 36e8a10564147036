namespace ModelPack.Generators;

/// <summary>Names of the generator's steps; tests ask by them what ran again and why.</summary>
internal static class StepNames
{
    public const string ParseContracts = nameof(ParseContracts);

    public const string ReadSignatures = nameof(ReadSignatures);

    public const string BindModels = nameof(BindModels);

    public const string NameFiles = nameof(NameFiles);
}
