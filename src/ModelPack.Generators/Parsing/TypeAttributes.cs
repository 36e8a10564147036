using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>The attributes of an input or output type that mean something in a contract; those of base types count where the type itself has none.</summary>
internal sealed class TypeAttributes
{
    public AttributeData? FeatureVector { get; private set; }

    public AttributeData? MissingAs { get; private set; }

    public string? Description { get; private set; }

    /// <summary>User-made validation attributes, as expressions that make them.</summary>
    public List<string> CustomRules { get; } = [];

    public static TypeAttributes Of(INamedTypeSymbol type)
    {
        var result = new TypeAttributes();
        for (INamedTypeSymbol? current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (AttributeData attribute in current.GetAttributes())
                result.Add(attribute, isOwn: ReferenceEquals(current, type));
        }

        return result;
    }

    private void Add(AttributeData attribute, bool isOwn)
    {
        INamedTypeSymbol? type = attribute.AttributeClass;
        if (type?.Name == "FeatureVectorAttribute" && type.ContainingNamespace.IsModelPack())
            FeatureVector ??= attribute;
        else if (type?.Name == "MissingAsAttribute" && type.ContainingNamespace.IsModelPack())
            MissingAs ??= attribute;
        else if (isOwn && type?.Name == "DescriptionAttribute" && type.ContainingNamespace.IsComponentModel())
            Description = attribute.Argument<string>(0);
        else if (type.IsValidationAttribute() && AttributeExpression.Of(attribute) is { } expression)
            CustomRules.Add(expression);
    }
}
