using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>The constructor that makes an input or output type, chosen as System.Text.Json does, except that a struct's own constructor goes before its implicit one.</summary>
internal sealed class ConstructorChoice
{
    private readonly Dictionary<ISymbol, IParameterSymbol> _parameters;

    private ConstructorChoice(ImmutableArray<IParameterSymbol> parameters, Dictionary<ISymbol, IParameterSymbol> byMember, bool setsRequiredMembers, string? problem)
    {
        Parameters = parameters;
        _parameters = byMember;
        SetsRequiredMembers = setsRequiredMembers;
        Problem = problem;
    }

    /// <summary>The parameters; empty for the parameterless constructor.</summary>
    public ImmutableArray<IParameterSymbol> Parameters { get; }

    /// <summary>Whether the constructor says that it sets all <c>required</c> members.</summary>
    public bool SetsRequiredMembers { get; }

    /// <summary>Why no constructor can be called; null when one can.</summary>
    public string? Problem { get; }

    /// <summary>The parameter that sets a member; null when none does.</summary>
    public IParameterSymbol? ParameterOf(MemberSymbol member) => _parameters.TryGetValue(member.Symbol, out IParameterSymbol? parameter) ? parameter : null;

    public static ConstructorChoice For(INamedTypeSymbol type, List<MemberSymbol> members, IAssemblySymbol assembly)
    {
        List<IMethodSymbol> usable = [.. type.InstanceConstructors.Where(candidate => candidate.IsUsableFrom(assembly) && !IsCopy(candidate, type))];
        IMethodSymbol? chosen = usable.FirstOrDefault(candidate => HasAttribute(candidate, "JsonConstructorAttribute"));
        chosen ??= usable.FirstOrDefault(candidate => candidate.Parameters.IsEmpty && !(type.IsValueType && candidate.IsImplicitlyDeclared));
        chosen ??= usable.OrderByDescending(candidate => candidate.Parameters.Length)
            .FirstOrDefault(candidate => candidate.Parameters.Length > 0 && candidate.Parameters.All(parameter => Find(parameter, members) is not null));
        chosen ??= usable.FirstOrDefault(candidate => candidate.Parameters.IsEmpty);
        if (chosen is null)
            return new ConstructorChoice([], [], false, Problems(usable, members));

        var byMember = new Dictionary<ISymbol, IParameterSymbol>(SymbolEqualityComparer.Default);
        foreach (IParameterSymbol parameter in chosen.Parameters)
        {
            if (Find(parameter, members) is not { } member)
                return new ConstructorChoice([], [], false, Unmatched(parameter));
            byMember[member.Symbol] = parameter;
        }

        return new ConstructorChoice(chosen.Parameters, byMember, HasAttribute(chosen, "SetsRequiredMembersAttribute"), null);
    }

    private static string Problems(List<IMethodSymbol> usable, List<MemberSymbol> members) => usable.Count == 0
        ? "it has no constructor that generated code may call"
        : Unmatched(usable[0].Parameters.First(parameter => Find(parameter, members) is null));

    private static string Unmatched(IParameterSymbol parameter) =>
        "its constructor's parameter '" + parameter.Name + "' has no readable member of that name and type";

    private static MemberSymbol? Find(IParameterSymbol parameter, List<MemberSymbol> members)
    {
        MemberSymbol? loose = null;
        foreach (MemberSymbol member in members)
        {
            if (!SymbolEqualityComparer.Default.Equals(member.Type, parameter.Type))
                continue;
            if (member.Symbol.Name == parameter.Name)
                return member;
            if (string.Equals(member.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))
                loose ??= member;
        }

        return loose;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static bool HasAttribute(IMethodSymbol constructor, string name) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name);
}
