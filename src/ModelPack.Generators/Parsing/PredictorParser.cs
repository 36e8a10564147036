using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads the contract class itself, and says why a generated part cannot complete it (MPK1001).</summary>
internal static class PredictorParser
{
    public static PredictorType Parse(INamedTypeSymbol predictor, List<ContractIssue> flaws, CancellationToken cancellationToken)
    {
        int before = flaws.Count;
        IssueFix? fix = IsPartialThroughout(predictor, cancellationToken) ? null : new IssueFix(FixKind.MakePartial, "", default);
        foreach (string reason in Reasons(predictor, cancellationToken))
            flaws.Add(new ContractIssue("MPK1001", new IssuePlace(IssuePart.PredictorName), new EquatableArray<string>([predictor.Name, reason])) { Fix = fix });

        if (flaws.Count == before && FindInterface(predictor) is { } contract)
            CodingParser.Check(predictor, contract, flaws);

        var containers = new List<string>();
        for (INamedTypeSymbol? outer = predictor.ContainingType; outer is not null; outer = outer.ContainingType)
            containers.Insert(0, "partial " + KeywordOf(outer) + " " + TypeNames.Escape(outer.Name));

        return new PredictorType(
            TypeNames.Namespace(predictor.ContainingNamespace),
            new EquatableArray<string>(containers),
            TypeNames.Escape(predictor.Name),
            TypeNames.Full(predictor),
            TypeNames.Metadata(predictor),
            KeywordOf(predictor),
            IsPublic(predictor),
            flaws.Count == before,
            flaws.Count == before ? null : PlaceholderParser.Parse(predictor, cancellationToken),
            Documentation.SummaryOf(predictor, cancellationToken));
    }

    /// <summary>The <c>IPredictor&lt;TInput, TOutput&gt;</c> that the class names; null when it names none.</summary>
    public static INamedTypeSymbol? FindInterface(INamedTypeSymbol predictor) =>
        predictor.Interfaces.FirstOrDefault(IsPredictor) ?? predictor.AllInterfaces.FirstOrDefault(IsPredictor);

    /// <summary>Whether a type is an <c>IPredictor&lt;TInput, TOutput&gt;</c>.</summary>
    public static bool IsPredictor(INamedTypeSymbol type) =>
        type is { Name: "IPredictor", Arity: 2 } && type.ContainingNamespace.IsModelPack();

    private static IEnumerable<string> Reasons(INamedTypeSymbol predictor, CancellationToken cancellationToken)
    {
        if (!IsPartial(predictor, cancellationToken))
            yield return "it is not partial; write 'partial class " + predictor.Name + "'";
        if (predictor.IsGenericType)
            yield return "it is generic; a contract has one input and one output type";
        if (predictor.IsAbstract)
            yield return "it is abstract, so that it cannot be loaded";
        if (predictor.IsFileLocal)
            yield return "it is local to its file; remove 'file'";
        for (INamedTypeSymbol? outer = predictor.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            if (!IsPartial(outer, cancellationToken))
                yield return "it is nested in '" + outer.Name + "', which is not partial";
            else if (outer.Arity > 0)
                yield return "it is nested in '" + outer.Name + "', which is generic";
        }

        int contracts = predictor.AllInterfaces.Count(IsPredictor);
        if (contracts == 0)
            yield return "it names no input and output type; write 'partial class " + predictor.Name + " : IPredictor<TInput, TOutput>'";
        else if (contracts > 1)
            yield return "it names IPredictor<,> more than once; a contract has one input and one output type";
        else if (FindInterface(predictor)!.TypeArguments.FirstOrDefault(type => Reach.Of(type) < Reach.Of(predictor)) is { } hidden)
            yield return "'" + hidden.Name + "' is less accessible than it; make both public, or both internal";
    }

    /// <summary>Whether every declaration of a type says <c>partial</c>.</summary>
    public static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
                return false;
        }

        return true;
    }

    private static bool IsPartialThroughout(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (!IsPartial(current, cancellationToken))
                return false;
        }

        return true;
    }

    private static string KeywordOf(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    private static bool IsPublic(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }
}
