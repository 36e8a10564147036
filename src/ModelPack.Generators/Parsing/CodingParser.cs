using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Finds the encoder and the decoder that a contract class names, and says why they do not fit it (MPK1001).</summary>
internal static class CodingParser
{
    public const string Encoder = "IEncoder";
    public const string Decoder = "IDecoder";

    /// <summary>What the encoder gives; null without one.</summary>
    public static ITypeSymbol? TensorsOfEncoder(INamedTypeSymbol predictor) => Find(predictor, Encoder).FirstOrDefault()?.TypeArguments[1];

    /// <summary>What the decoder takes; null without one.</summary>
    public static ITypeSymbol? TensorsOfDecoder(INamedTypeSymbol predictor) => Find(predictor, Decoder).FirstOrDefault()?.TypeArguments[0];

    /// <summary>The <c>IEncoder&lt;,&gt;</c> or <c>IDecoder&lt;,&gt;</c> that the class names.</summary>
    public static IEnumerable<INamedTypeSymbol> Find(INamedTypeSymbol predictor, string name) =>
        predictor.AllInterfaces.Where(type => type.Arity == 2 && type.Name == name && type.ContainingNamespace.IsModelPack());

    /// <summary>Reports what does not fit a predictor of these types.</summary>
    public static void Check(INamedTypeSymbol predictor, INamedTypeSymbol contract, List<ContractIssue> flaws)
    {
        Check(predictor, contract.TypeArguments[0], Encoder, own: 0, IssuePart.EncoderInput, flaws);
        Check(predictor, contract.TypeArguments[1], Decoder, own: 1, IssuePart.DecoderOutput, flaws);
    }

    private static void Check(INamedTypeSymbol predictor, ITypeSymbol type, string name, int own, IssuePart part, List<ContractIssue> flaws)
    {
        INamedTypeSymbol[] found = [.. Find(predictor, name)];
        string side = own == 0 ? "input" : "output";
        string expected = own == 0 ? $"{name}<{type.Name}, TTensors>" : $"{name}<TTensors, {type.Name}>";
        if (found.Length > 1)
        {
            Add(IssuePart.PredictorName, $"it names {name}<,> more than once; a contract has one {(own == 0 ? "encoder" : "decoder")}, '{expected}'");
            return;
        }

        if (found.Length == 0 || found[0].TypeArguments.Any(argument => argument.TypeKind == TypeKind.Error))
            return;
        if (!SymbolEqualityComparer.Default.Equals(found[0].TypeArguments[own], type))
            Add(part, $"its {side} type is '{type.Name}', and its {(own == 0 ? "encoder takes" : "decoder gives")} '{found[0].TypeArguments[own].Name}'; write '{expected}'");
        if (Reach.Of(found[0].TypeArguments[1 - own]) == 0)
            Add(IssuePart.PredictorName, $"generated code cannot see '{found[0].TypeArguments[1 - own].Name}'; make it internal or public");

        void Add(IssuePart place, string reason) =>
            flaws.Add(new ContractIssue("MPK1001", new IssuePlace(place), new EquatableArray<string>([predictor.Name, reason])));
    }
}
