using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelPack.AspNetCore.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.Generators.Parsing;

/// <summary>Finds the public predictors of referenced assemblies by their contract records.</summary>
internal static class ReferenceReader
{
    public static EquatableArray<PredictorSource> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var found = new List<PredictorSource>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (UsesRuntime(assembly))
                found.AddRange(assembly.GetAttributes().Select(Parse).OfType<PredictorSource>());
        }

        return new EquatableArray<PredictorSource>(found);
    }

    // Attributes are decoded only where there can be records: an app references hundreds of assemblies, and this runs on each key press.
    private static bool UsesRuntime(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static reference => reference.Name == KnownNames.RuntimeAssembly));

    private static PredictorSource? Parse(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { Name: KnownNames.ContractRecord } type ||
            type.ContainingNamespace.ToDisplayString() != KnownNames.ContractRecordNamespace ||
            attribute.ConstructorArguments.Length < 4 ||
            attribute.ConstructorArguments[0].Value is not string model ||
            attribute.ConstructorArguments[1].Value is not INamedTypeSymbol { TypeKind: TypeKind.Class, IsGenericType: false } predictor ||
            !IsPublic(predictor))
        {
            return null;
        }

        string name = ContractRecordName.Read(attribute.ConstructorArguments[3].Value as string ?? "") ?? model;
        return new PredictorSource(SymbolNames.ContainerOf(predictor), predictor.Name, name, InApp: false);
    }

    private static bool IsPublic(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility != Accessibility.Public)
                return false;
        }

        return true;
    }
}
