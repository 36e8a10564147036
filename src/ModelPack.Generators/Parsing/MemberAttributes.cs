using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ModelPack.Generators.Parsing;

/// <summary>The attributes of a member that mean something in a contract, from the member and from the constructor parameter that sets it.</summary>
internal sealed class MemberAttributes
{
    public AttributeData? Tensor { get; private set; }

    public AttributeData? Feature { get; private set; }

    public AttributeData? MissingAs { get; private set; }

    public AttributeData? Pad { get; private set; }

    public string? Unit { get; private set; }

    public bool IsSensitive { get; private set; }

    public bool AllowsNonFinite { get; private set; }

    public string? JsonName { get; private set; }

    public string? Description { get; private set; }

    /// <summary>Validation attributes, in declaration order; <see cref="Model.IssuePlace.Index"/> counts them.</summary>
    public List<AttributeData> Rules { get; } = [];

    public static MemberAttributes Of(ISymbol member, IParameterSymbol? parameter)
    {
        var result = new MemberAttributes();
        result.Add(member.GetAttributes());
        if (parameter is not null)
            result.Add(parameter.GetAttributes());
        return result;
    }

    private void Add(ImmutableArray<AttributeData> attributes)
    {
        foreach (AttributeData attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
                continue;
            if (type.ContainingNamespace.IsModelPack())
                AddOwn(attribute, type.Name);
            else if (type.Name == "JsonPropertyNameAttribute" && type.ContainingNamespace.IsJsonSerialization())
                JsonName ??= attribute.Argument<string>(0);
            else if (type.Name == "DescriptionAttribute" && type.ContainingNamespace.IsComponentModel())
                Description ??= attribute.Argument<string>(0);
            else if (type.IsValidationAttribute())
                Rules.Add(attribute);
        }
    }

    private void AddOwn(AttributeData attribute, string name)
    {
        switch (name)
        {
            case "TensorAttribute":
                Tensor ??= attribute;
                break;
            case "FeatureAttribute":
                Feature ??= attribute;
                break;
            case "MissingAsAttribute":
                MissingAs ??= attribute;
                break;
            case "PadAttribute":
                Pad ??= attribute;
                break;
            case "UnitAttribute":
                Unit ??= attribute.Argument<string>(0);
                break;
            case "SensitiveAttribute":
                IsSensitive = true;
                break;
            case "AllowNonFiniteAttribute":
                AllowsNonFinite = true;
                break;
            default:
                if (attribute.AttributeClass.IsValidationAttribute())
                    Rules.Add(attribute);
                break;
        }
    }
}
