using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Says whether, and how, a part can be added to a contract class that cannot be completed.</summary>
internal static class PlaceholderParser
{
    /// <summary>The part; null where none can be added, or where the compiler has errors of its own to report.</summary>
    public static PlaceholderPart? Parse(INamedTypeSymbol predictor, CancellationToken cancellationToken)
    {
        if (predictor.TypeKind != TypeKind.Class || predictor.IsFileLocal || predictor.IsStatic)
            return null;
        for (INamedTypeSymbol? type = predictor; type is not null; type = type.ContainingType)
        {
            if (!PredictorParser.IsPartial(type, cancellationToken) || (type.Arity > 0 && !SymbolEqualityComparer.Default.Equals(type, predictor)))
                return null;
        }

        INamedTypeSymbol[] interfaces = [.. predictor.Interfaces.Where(PredictorParser.IsPredictor)];
        if (interfaces.Length == 0 || interfaces.Any(type => type.TypeArguments.Any(argument => argument.TypeKind == TypeKind.Error)))
            return null;
        return new PlaceholderPart(
            predictor.Arity == 0 ? "" : "<" + string.Join(", ", predictor.TypeParameters.Select(parameter => TypeNames.Escape(parameter.Name))) + ">",
            new EquatableArray<PredictedTypes>(interfaces.Select(type => new PredictedTypes(TypeNames.Full(type.TypeArguments[0]), TypeNames.Full(type.TypeArguments[1])))));
    }
}
