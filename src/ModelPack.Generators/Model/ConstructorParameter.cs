namespace ModelPack.Generators.Model;

/// <summary>A parameter of the constructor that makes a contract type.</summary>
/// <param name="Name">The parameter's name, escaped.</param>
/// <param name="Member">Index of the member that it sets, in <see cref="ContractType.Members"/>.</param>
/// <param name="DefaultExpression">Its default value as a C# expression; null when it must be given.</param>
internal sealed record ConstructorParameter(string Name, int Member, string? DefaultExpression);
