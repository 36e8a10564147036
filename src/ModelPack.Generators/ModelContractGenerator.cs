using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Diagnostics;
using ModelPack.Generators.Emitting;
using ModelPack.Generators.Reuse;
using ModelPack.Signatures;

namespace ModelPack.Generators;

/// <summary>Completes each class with <c>[ModelContract]</c>: predictor, validation, JSON, registration. <see cref="Diagnostics"/> reports what is wrong, by the same parser and binder; this only says which classes it cannot complete.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelContractGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. What the C# says: contract classes with their input and output types, as values; parsed again only where an edit may have changed them.
        IncrementalValuesProvider<Model.ContractSource> contracts = context.SyntaxProvider
            .ForAttributeWithMetadataName("ModelPack.ModelContractAttribute", static (node, _) => node is TypeDeclarationSyntax, ParseCache.Parse)
            .WithTrackingName(StepNames.ParseContracts);

        // 2. What the models say: the signatures that the build wrote beside each OnnxModel item.
        IncrementalValueProvider<EquatableArray<ModelEntry>> models = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, cancellation) => ModelEntry.Read(file.Left, file.Right, cancellation))
            .Where(static entry => entry is not null)
            .Collect()
            .Select(static (entries, _) => new EquatableArray<ModelEntry>(entries!))
            .WithTrackingName(StepNames.ReadSignatures);

        // 3. Both together: each contract with the tensors that it binds, and the name of its file.
        IncrementalValuesProvider<Model.ContractModel> bound = contracts
            .Combine(models)
            .Select(static (pair, _) => ContractBinder.Bind(pair.Left, pair.Right).Model!)
            .Where(static model => model is not null)
            .WithTrackingName(StepNames.BindModels);
        IncrementalValueProvider<EquatableArray<string>> clashes = bound
            .Select(static (model, _) => model.Source.Predictor.MetadataName)
            .Collect()
            .Select(static (names, _) => HintNames.Clashes(names))
            .WithTrackingName(StepNames.NameFiles);

        // 4. The code: one file a contract.
        context.RegisterSourceOutput(bound.Combine(clashes), static (output, pair) =>
            output.AddSource(HintNames.Of(pair.Left.Source.Predictor.MetadataName, pair.Right), ContractEmitter.Emit(pair.Left)));

        // A class that cannot be completed gets members that throw where a part can be added, so that MPK1001 is its only error.
        context.RegisterSourceOutput(contracts.Where(static contract => contract.Predictor.Placeholder is not null), static (output, contract) =>
            output.AddSource(HintNames.Of(contract.Predictor.MetadataName + ".Placeholder", default), PlaceholderEmitter.Emit(contract.Predictor, contract.Predictor.Placeholder!)));
        IncompleteContracts.Report(context, contracts);
    }
}
