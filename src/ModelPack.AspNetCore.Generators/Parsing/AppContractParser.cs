using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.AspNetCore.Generators.Model;

namespace ModelPack.AspNetCore.Generators.Parsing;

/// <summary>Reads the contracts of the app itself. Those that cannot be completed are left to the contract analyzer: nothing here adds a second error.</summary>
internal static class AppContractParser
{
    public static PredictorSource? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var predictor = (INamedTypeSymbol)context.TargetSymbol;
        if (!IsCompletable((ClassDeclarationSyntax)context.TargetNode) || !IsPredictor(predictor) || !IsVisibleInAssembly(predictor))
            return null;

        AttributeData contract = context.Attributes[0];
        if (contract.ConstructorArguments.Length != 1 || contract.ConstructorArguments[0].Value is not string path)
            return null;
        string? name = contract.NamedArguments.FirstOrDefault(static argument => argument.Key == "Name").Value.Value as string;
        return new PredictorSource(SymbolNames.ContainerOf(predictor), predictor.Name, string.IsNullOrEmpty(name) ? NameOf(path) : name!, InApp: true);
    }

    private static bool IsCompletable(ClassDeclarationSyntax declaration)
    {
        for (SyntaxNode? node = declaration; node is TypeDeclarationSyntax type; node = node.Parent)
        {
            if (type.TypeParameterList is not null || !type.Modifiers.Any(SyntaxKind.PartialKeyword) || type.Modifiers.Any(SyntaxKind.FileKeyword))
                return false;
        }

        return true;
    }

    private static bool IsPredictor(INamedTypeSymbol type) => type.AllInterfaces.Any(static face =>
        face is { Name: KnownNames.Predictor, Arity: 2 } && face.ContainingNamespace.ToDisplayString() == KnownNames.PredictorNamespace);

    private static bool IsVisibleInAssembly(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }

    // The file's name without extension, as the build names models; written out since paths here may have either slash.
    private static string NameOf(string path)
    {
        string file = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        int dot = file.LastIndexOf('.');
        return dot > 0 ? file.Substring(0, dot) : file;
    }
}
