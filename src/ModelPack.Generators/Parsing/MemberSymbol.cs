using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>A property or field that may become a member of a contract type. Lives only while a contract is parsed.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Type">Its type.</param>
/// <param name="CanBeSet">Whether generated code can set it without a constructor.</param>
/// <param name="IsInitOnly">Whether only an object initializer can.</param>
/// <param name="IsRequired">Whether it has the modifier <c>required</c>.</param>
internal sealed record MemberSymbol(ISymbol Symbol, ITypeSymbol Type, bool CanBeSet, bool IsInitOnly, bool IsRequired);
