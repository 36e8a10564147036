namespace ModelPack.Packages.Contracts;

/// <summary>A parameter of a constructor.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOptional">Whether it has a default.</param>
internal sealed record CompiledParameter(string Name, bool IsOptional);
