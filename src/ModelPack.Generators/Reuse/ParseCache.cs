using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Reuse;

/// <summary>
/// Parses a contract, or gives the parse of the run before while nothing that it depends on has changed. The driver asks for every contract
/// after every key press, because the compilation is a new one; completing the symbols of a contract costs twice as much as finding it.
/// A parse lives as long as the syntax tree of its contract: nothing here keeps a compilation alive.
/// </summary>
internal static class ParseCache
{
    private static readonly ConditionalWeakTable<SyntaxTree, ParsedContracts> Trees = new();

    /// <summary>The transform of <c>ForAttributeWithMetadataName</c>.</summary>
    public static ContractSource Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var compilation = (CSharpCompilation)context.SemanticModel.Compilation;
        ParsedContracts contracts = Trees.GetOrCreateValue(context.TargetNode.SyntaxTree);
        int position = context.TargetNode.SpanStart;
        if (contracts.Find(position) is { } known && known.HoldsIn(compilation, cancellationToken))
            return known.Source;

        ContractSource source = ContractParser.Parse(context, cancellationToken);
        contracts.Keep(position, new ParsedContract(source, compilation, context.TargetNode, TreesRead.By((INamedTypeSymbol)context.TargetSymbol)));
        return source;
    }
}
