using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Parsing;

/// <summary>Reads what a contract class says of inputs that callers never see: <c>[Constant]</c> and <c>[State]</c>.</summary>
internal static class RunAttributes
{
    /// <summary>The <c>[Constant]</c> attributes that compile; <see cref="IssuePlace.Index"/> counts them.</summary>
    public static List<AttributeData> Constants(INamedTypeSymbol predictor) => Find(predictor, "ConstantAttribute");

    /// <summary>The <c>[State]</c> attributes that compile.</summary>
    public static List<AttributeData> States(INamedTypeSymbol predictor) => Find(predictor, "StateAttribute");

    public static EquatableArray<ConstantSource> ParseConstants(INamedTypeSymbol predictor) => new(Constants(predictor)
        .Select(static attribute => new ConstantSource(attribute.Argument<string>(0)!, new EquatableArray<ConstantValue>(Values(attribute.ConstructorArguments[1])))));

    public static EquatableArray<StateSource> ParseStates(INamedTypeSymbol predictor) => new(States(predictor)
        .Select(static attribute => new StateSource(attribute.Argument<string>(0)!, attribute.Argument<string>(1)!)));

    private static List<AttributeData> Find(INamedTypeSymbol predictor, string name) => [.. predictor.GetAttributes().Where(attribute =>
        attribute.AttributeClass is { } type && type.Name == name && type.ContainingNamespace.IsModelPack() && IsComplete(attribute))];

    private static bool IsComplete(AttributeData attribute) => attribute.ConstructorArguments.Length == 2
        && attribute.Argument<string>(0) is not null
        && attribute.ConstructorArguments[1] is var second
        && (second.Kind == TypedConstantKind.Array ? !second.IsNull && second.Values.All(static value => value.Value is not null) : second.Value is string);

    private static IEnumerable<ConstantValue> Values(TypedConstant values) => values.Values.Select(static value => value.Value switch
    {
        bool flag => new ConstantValue(ScalarType.Boolean, CSharpLiteral.Of(flag), 0),
        string text => new ConstantValue(ScalarType.String, CSharpLiteral.Of(text), 0),
        double number => new ConstantValue(ScalarType.Double, CSharpLiteral.Of(number, ScalarType.Double), number),
        var integer => new ConstantValue(ScalarType.Int64, CSharpLiteral.Of(integer, null), Convert.ToDouble(integer)),
    });
}
