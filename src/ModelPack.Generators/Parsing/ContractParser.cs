using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads a contract class, and the input and output types that it names, into a <see cref="ContractSource"/>.</summary>
internal static class ContractParser
{
    private const string NothingToSet = "it has no public member that generated code can set, so that no output of the model would be kept; give it members with 'init' or 'set', or constructor parameters";

    /// <summary>The transform of <c>ForAttributeWithMetadataName</c>.</summary>
    public static ContractSource Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken) =>
        Parse((INamedTypeSymbol)context.TargetSymbol, cancellationToken);

    /// <summary>Reads a class that carries <c>[ModelContract]</c>.</summary>
    public static ContractSource Parse(INamedTypeSymbol predictor, CancellationToken cancellationToken)
    {
        var flaws = new List<ContractIssue>();
        AttributeData? attribute = FindContract(predictor);
        PredictorType type = PredictorParser.Parse(predictor, flaws, cancellationToken);

        ContractType? input = null, output = null, inputTensors = null, outputTensors = null;
        if (flaws.Count == 0 && PredictorParser.FindInterface(predictor) is { } contract)
        {
            (input, inputTensors) = ParseSide(contract.TypeArguments[0], CodingParser.TensorsOfEncoder(predictor));
            if (input is not null)
                (output, outputTensors) = ParseSide(contract.TypeArguments[1], CodingParser.TensorsOfDecoder(predictor));
            if ((outputTensors ?? output) is { Members.Count: 0 } bound && !flaws.Any(flaw => flaw.Place.Type == bound.FullName))
                flaws.Add(new ContractIssue("MPK1009", new IssuePlace(IssuePart.TypeArgument, bound.FullName), new EquatableArray<string>([bound.Name, NothingToSet])));
        }

        return new ContractSource(
            type,
            attribute?.Argument<string>(0) ?? "",
            attribute?.Named<string>("Name"),
            attribute?.Named<string>("Batch"),
            RunAttributes.ParseConstants(predictor),
            RunAttributes.ParseStates(predictor),
            input,
            output,
            inputTensors,
            outputTensors,
            new EquatableArray<ContractIssue>(flaws));

        // Nothing where the compiler refuses one of the types already.
        (ContractType? Type, ContractType? Tensors) ParseSide(ITypeSymbol type, ITypeSymbol? tensors)
        {
            if (tensors is null)
                return (Parse(type, TypeRole.Bound), null);
            return Parse(tensors, TypeRole.Tensors) is { } bound && Parse(type, TypeRole.Free) is { } free ? (free, bound) : default;
        }

        ContractType? Parse(ITypeSymbol type, TypeRole role) => ContractTypeParser.Parse(type, role, predictor.ContainingAssembly, flaws, cancellationToken);
    }

    /// <summary>The <c>[ModelContract]</c> of a class; null without one.</summary>
    public static AttributeData? FindContract(INamedTypeSymbol type)
    {
        foreach (AttributeData attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "ModelContractAttribute" } found && found.ContainingNamespace.IsModelPack())
                return attribute;
        }

        return null;
    }
}
