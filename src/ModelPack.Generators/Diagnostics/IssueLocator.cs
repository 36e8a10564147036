using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Diagnostics;

/// <summary>Finds the span of a part of a contract. What lies in another assembly is shown where the contract names its type.</summary>
internal sealed class IssueLocator(INamedTypeSymbol predictor, ContractSource source, Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>The smallest span that names the part.</summary>
    public Location Find(IssuePlace place)
    {
        Location found = FindPart(place);

        // In an editor a referenced project has source too, but not in this compilation.
        return found.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree) ? found : TypeArgument(place.Type);
    }

    private Location FindPart(IssuePlace place) => place.Part switch
    {
        IssuePart.PredictorName => PredictorName(),
        IssuePart.ModelPath => ArgumentOf(ContractParser.FindContract(predictor), null) ?? PredictorName(),
        IssuePart.BatchArgument => ArgumentOf(ContractParser.FindContract(predictor), "Batch") ?? PredictorName(),
        IssuePart.ConstantInput => ArgumentAt(RunAttributes.Constants(predictor)[place.Index], 0, 0),
        IssuePart.ConstantValues => ArgumentAt(RunAttributes.Constants(predictor)[place.Index], 1, int.MaxValue),
        IssuePart.StateInput => ArgumentAt(RunAttributes.States(predictor)[place.Index], 0, 0),
        IssuePart.StateOutput => ArgumentAt(RunAttributes.States(predictor)[place.Index], 1, 1),
        IssuePart.TypeArgument => TypeArgument(place.Type),
        IssuePart.EncoderInput => TypeArgument(CodingParser.Encoder, 0),
        IssuePart.DecoderOutput => TypeArgument(CodingParser.Decoder, 1),
        IssuePart.FeatureVectorArgument => FeatureVector(place.Type) ?? TypeArgument(place.Type),
        _ => MemberPart(place) ?? TypeArgument(place.Type),
    };

    private Location PredictorName()
    {
        // The declaration that carries the attribute is the one that its author looks at.
        SyntaxNode? declaration = ContractParser.FindContract(predictor)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken).Parent?.Parent;
        return declaration is BaseTypeDeclarationSyntax type ? type.Identifier.GetLocation() : predictor.Locations[0];
    }

    private Location TypeArgument(string type)
    {
        if (Nesting(type) is { } outer)
            return MemberPart(new IssuePlace(IssuePart.MemberType, outer.Type.FullName, outer.Member.Name)) ?? TypeArgument(outer.Type.FullName);
        (string name, int index) = ArgumentOf(type);
        return TypeArgument(name, index);
    }

    // Which argument of which interface names a type of the contract.
    private (string Interface, int Index) ArgumentOf(string type)
    {
        if (source.InputTensors?.FullName == type)
            return (CodingParser.Encoder, 1);
        if (source.OutputTensors?.FullName == type)
            return (CodingParser.Decoder, 0);
        return ("IPredictor", source.Input?.FullName == type ? 0 : 1);
    }

    private Location TypeArgument(string interfaceName, int index)
    {
        foreach (SyntaxReference reference in predictor.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not BaseTypeDeclarationSyntax { BaseList: { } bases })
                continue;
            foreach (GenericNameSyntax name in bases.Types.Select(candidate => RightmostName(candidate.Type)).OfType<GenericNameSyntax>())
            {
                if (name.Identifier.ValueText == interfaceName && name.TypeArgumentList.Arguments.Count == 2)
                    return name.TypeArgumentList.Arguments[index].GetLocation();
            }
        }

        return PredictorName();
    }

    private static SimpleNameSyntax? RightmostName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        _ => type as SimpleNameSyntax,
    };

    private Location? FeatureVector(string type) =>
        TypeSymbol(type) is { } symbol ? ArgumentOf(TypeAttributes.Of(symbol).FeatureVector, null) : null;

    private Location? MemberPart(IssuePlace place)
    {
        if (TypeSymbol(place.Type) is not { } type || FindMember(type, place.Member) is not { } member)
            return null;
        MemberAttributes attributes = MemberAttributes.Of(member.Symbol, member.Parameter);
        return place.Part switch
        {
            IssuePart.TensorArgument => ArgumentOf(attributes.Tensor, null),
            IssuePart.PadArgument => ArgumentOf(attributes.Pad, null),
            IssuePart.FeatureArgument => ArgumentOf(attributes.Feature, null),
            IssuePart.RuleAttribute => attributes.Rules[place.Index].ApplicationSyntaxReference is { } reference ? SourceOf(reference) : null,
            IssuePart.MemberType => TypeOf(member.Symbol),
            _ => NameOf(member.Symbol),
        };
    }

    private Location? NameOf(ISymbol member) => member.Locations.FirstOrDefault(location => location.IsInSource);

    private Location? TypeOf(ISymbol member)
    {
        SyntaxNode? declaration = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
        TypeSyntax? type = declaration switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax field } => field.Type,
            _ => null,
        };
        return type?.GetLocation();
    }

    private INamedTypeSymbol? TypeSymbol(string fullName)
    {
        if (Nesting(fullName) is { } outer)
        {
            ITypeSymbol? type = TypeSymbol(outer.Type.FullName) is { } symbol ? MemberSymbols.Of(symbol, predictor.ContainingAssembly).Find(member => member.Symbol.Name == outer.Member.Name)?.Type : null;
            return (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type) as INamedTypeSymbol;
        }

        (string name, int index) = ArgumentOf(fullName);
        INamedTypeSymbol? found = name == "IPredictor" ? PredictorParser.FindInterface(predictor) : CodingParser.Find(predictor, name).FirstOrDefault();
        return found?.TypeArguments[index] as INamedTypeSymbol;
    }

    // The member that nests a type; null for a type that the contract itself names.
    private (ContractType Type, ContractMember Member)? Nesting(string fullName)
    {
        foreach (ContractType type in new[] { source.Input, source.Output, source.InputTensors, source.OutputTensors }.OfType<ContractType>())
        {
            if (type.FullName == fullName)
                return null;
            if (type.Members.FirstOrDefault(member => member.Type.Nested?.FullName == fullName) is { } found)
                return (type, found);
        }

        return null;
    }

    private (ISymbol Symbol, IParameterSymbol? Parameter)? FindMember(INamedTypeSymbol type, string name)
    {
        List<MemberSymbol> members = MemberSymbols.Of(type, predictor.ContainingAssembly);
        MemberSymbol? member = members.Find(candidate => candidate.Symbol.Name == name);
        return member is null ? null : (member.Symbol, ConstructorChoice.For(type, members, predictor.ContainingAssembly).ParameterOf(member));
    }

    private Location? ArgumentOf(AttributeData? attribute, string? name)
    {
        if (attribute?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
            return null;
        AttributeArgumentSyntax? argument = syntax.ArgumentList?.Arguments.FirstOrDefault(candidate => candidate.NameEquals?.Name.Identifier.ValueText == name);
        return argument?.Expression.GetLocation() ?? syntax.GetLocation();
    }

    // From one positional argument to another, or to the last.
    private Location ArgumentAt(AttributeData attribute, int first, int last)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } syntax)
            return PredictorName();
        if (arguments.Any(argument => argument.NameColon is not null))
            return syntax.GetLocation();
        int end = System.Math.Min(last, arguments.Count - 1);
        return first > end ? syntax.GetLocation() : Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(arguments[first].SpanStart, arguments[end].Span.End));
    }

    private Location SourceOf(SyntaxReference reference) => reference.GetSyntax(cancellationToken).GetLocation();
}
