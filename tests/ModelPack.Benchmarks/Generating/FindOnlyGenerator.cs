using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelPack.Benchmarks.Generating;

/// <summary>The floor of any generator of contracts: it finds them, and reads nothing.</summary>
internal sealed class FindOnlyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("ModelPack.ModelContractAttribute", static (node, _) => node is TypeDeclarationSyntax, static (_, _) => true),
        static (_, _) => { });
}
