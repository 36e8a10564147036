using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads an input or output type of a contract, or the tensors that stand for it.</summary>
internal static class ContractTypeParser
{
    /// <summary>The type; null when the compiler refuses it already.</summary>
    public static ContractType? Parse(ITypeSymbol symbol, TypeRole role, IAssemblySymbol assembly, List<ContractIssue> flaws, CancellationToken cancellationToken)
    {
        if (symbol.TypeKind == TypeKind.Error)
            return null;

        string fullName = TypeNames.Full(symbol.WithNullableAnnotation(NullableAnnotation.NotAnnotated));
        if (Unusable(symbol) is { } reason)
        {
            AddFlaw(reason);
            return Empty(symbol, fullName);
        }

        var type = (INamedTypeSymbol)symbol;
        List<MemberSymbol> candidates = MemberSymbols.Of(type, assembly);
        ConstructorChoice choice = ConstructorChoice.For(type, candidates, assembly);
        if (choice.Problem is { } problem)
        {
            AddFlaw(problem);
            return Empty(symbol, fullName);
        }

        TypeAttributes attributes = TypeAttributes.Of(type);
        var parser = new MemberParser(fullName, role, choice, attributes.MissingAs, assembly, flaws, cancellationToken);
        var members = new List<ContractMember>();
        var places = new Dictionary<IParameterSymbol, int>(SymbolEqualityComparer.Default);
        foreach (MemberSymbol candidate in candidates)
        {
            IParameterSymbol? parameter = choice.ParameterOf(candidate);
            if (!candidate.CanBeSet && parameter is null)
                continue;
            if (parameter is not null)
                places[parameter] = members.Count;
            members.Add(parser.Parse(candidate, parameter));
        }

        JsonNames.ReportClashes(members, fullName, flaws);
        if (role == TypeRole.Free && attributes.FeatureVector is not null)
            flaws.Add(new ContractIssue("MPK1009", new IssuePlace(IssuePart.FeatureVectorArgument, fullName), new EquatableArray<string>([type.Name, MemberParser.NotTheModels])));
        return new ContractType(
            fullName,
            type.Name,
            type.IsValueType,
            new EquatableArray<ContractMember>(members),
            new EquatableArray<ConstructorParameter>(choice.Parameters.Select(parameter => new ConstructorParameter(
                TypeNames.Escape(parameter.Name), places[parameter], CSharpLiteral.DefaultOf(parameter)))),
            role == TypeRole.Free ? null : attributes.FeatureVector?.Argument<string>(0),
            attributes.FeatureVector?.Named<bool>("Rounded") ?? false,
            type.AllInterfaces.Any(IsValidatable),
            new EquatableArray<string>(attributes.CustomRules),
            attributes.Description ?? Documentation.SummaryOf(type, cancellationToken));

        void AddFlaw(string text) =>
            flaws.Add(new ContractIssue("MPK1009", new IssuePlace(IssuePart.TypeArgument, fullName), new EquatableArray<string>([TypeNames.Short(symbol), text])));
    }

    private static bool IsValidatable(INamedTypeSymbol type) =>
        type.Name == "IValidatableObject" && type.ContainingNamespace.IsDataAnnotations();

    private static string? Unusable(ITypeSymbol symbol) => symbol switch
    {
        INamedTypeSymbol { SpecialType: not SpecialType.None } or { TypeKind: not (TypeKind.Class or TypeKind.Struct) } =>
            "an input or output type is a record, class or struct with a member for each tensor or column",
        INamedTypeSymbol { IsAbstract: true } => "it is abstract, so that generated code cannot make one",
        INamedTypeSymbol { IsRefLikeType: true } => "it is a ref struct, which cannot be kept in an array of rows",
        _ => null,
    };

    private static ContractType Empty(ITypeSymbol symbol, string fullName) => new(
        fullName, TypeNames.Short(symbol), symbol.IsValueType, default, default, null, false, false, default, "");
}
