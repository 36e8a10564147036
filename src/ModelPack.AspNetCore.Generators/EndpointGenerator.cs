using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.AspNetCore.Generators.Emitting;
using ModelPack.AspNetCore.Generators.Model;
using ModelPack.AspNetCore.Generators.Naming;
using ModelPack.AspNetCore.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.Generators;

/// <summary>Emits <c>MapXxxPredictor</c> for each model contract in the app and in what it references.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EndpointGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        context.RegisterPostInitializationOutput(static output => output.AddEmbeddedAttributeDefinition());

        // The app's own contracts.
        IncrementalValueProvider<EquatableArray<PredictorSource>> own = context.SyntaxProvider
            .ForAttributeWithMetadataName(KnownNames.ModelContract, static (node, _) => node is ClassDeclarationSyntax, AppContractParser.Parse)
            .WithTrackingName(StepNames.ParseContracts)
            .Collect()
            .Select(static (contracts, _) => new EquatableArray<PredictorSource>(contracts.OfType<PredictorSource>()));

        // Contracts of model packages and projects, from the records in their assemblies.
        IncrementalValueProvider<EquatableArray<PredictorSource>> referenced = context.CompilationProvider
            .Select(ReferenceReader.Read)
            .WithTrackingName(StepNames.ReadReferences);

        // Without the package's own assembly there is nothing to call.
        IncrementalValueProvider<bool> canMap = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName(KnownNames.MapModelExtensions) is not null)
            .WithTrackingName(StepNames.FindMapModel);

        // Names need all predictors at once; each is then emitted on its own.
        IncrementalValuesProvider<EndpointModel> endpoints = own.Combine(referenced).Combine(canMap)
            .Select(static (all, _) => all.Right ? EndpointNaming.Name(all.Left.Left.Concat(all.Left.Right)) : default)
            .WithTrackingName(StepNames.NameEndpoints)
            .SelectMany(static (named, _) => named)
            .WithTrackingName(StepNames.Endpoints);

        context.RegisterSourceOutput(endpoints, EndpointEmitter.Emit);
    }
}
