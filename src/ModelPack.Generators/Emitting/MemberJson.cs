using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>A member in the contract record.</summary>
internal static class MemberJson
{
    public static string Write(ContractMember member, ContractSide side, int index, bool isDigested)
    {
        ValidationRule? range = Last(member, RuleKind.Range);
        return JsonText.Object(
            ("name", JsonText.String(member.Name)),
            ("json", JsonText.String(member.JsonName)),
            ("kind", JsonText.String(member.Type.Form.ToString().ToLowerInvariant())),
            ("element", JsonText.String(Element(member.Type))),
            ("underlying", Underlying(member.Type, side.BindingOf(index))),
            ("labels", member.Type.Enum is { } type ? JsonText.Array(type.Members.Select(label => JsonText.String(label.Label))) : null),
            ("key", Key(member.Type)),
            ("item", member.Type.Item is { } item ? Write(member with { Type = item, Rules = default, Summary = "", Unit = null }, side, index, isDigested) : null),
            ("title", JsonText.Text(member.Type.Nested?.Name)),
            ("members", member.Type.Nested is { } nested ? JsonText.Array(nested.Members.Select((part, i) => Write(part, side.Nested(index), i, isDigested))) : null),
            ("nullable", JsonText.Flag(member.Type.IsNullable)),
            ("required", JsonText.Flag(Requirement.IsRequired(side, index))),
            ("summary", isDigested ? null : JsonText.Text(member.Summary)),
            ("unit", JsonText.Text(member.Unit)),
            ("sensitive", JsonText.Flag(member.IsSensitive)),
            ("allowNonFinite", JsonText.Flag(member.AllowsNonFinite)),
            ("default", Default(side.Type, index)),
            ("shape", Shape(member, side.BindingOf(index))),
            ("minimum", Value(range?.Minimum)),
            ("maximum", Value(range?.Maximum)),
            ("exclusiveMinimum", JsonText.Flag(range?.MinimumIsExclusive == true)),
            ("exclusiveMaximum", JsonText.Flag(range?.MaximumIsExclusive == true)),
            ("minLength", MinimumLength(member)),
            ("maxLength", Lengths(member, rule => rule.Maximum).OrderBy(length => length).Select(Number).FirstOrDefault()),
            ("pattern", JsonText.Text(Last(member, RuleKind.RegularExpression)?.Text)),
            ("notBlank", JsonText.Flag(IsText(member) && Last(member, RuleKind.Required) is not null)),
            ("refusesNull", JsonText.Flag(member.Type.IsNullable && member.Rules.Any(rule => rule.Kind is RuleKind.Required or RuleKind.RequiredAllowEmpty))),
            ("exactIn", ExactIn(member, side.BindingOf(index))),
            ("finiteIn", FiniteIn(member, side.BindingOf(index))),
            ("allowed", Values(Last(member, RuleKind.AllowedValues), member)),
            ("denied", Values(Last(member, RuleKind.DeniedValues), member)),
            ("message", JsonText.Text(member.Rules.Select(rule => rule.Message).FirstOrDefault(message => message is not null))),
            ("customRules", JsonText.Flag(member.Rules.Any(rule => rule.Kind == RuleKind.Custom))),
            ("missingAs", Value(member.MissingAs)),
            ("pad", Value(member.Pad)));
    }

    private static string Element(MemberType type) => type.Element switch
    {
        ScalarType.Enum => "enum",
        var scalar => ElementName(scalar),
    };

    private static string ElementName(ScalarType type) => type switch
    {
        ScalarType.Boolean => "bool",
        ScalarType.SByte => "int8",
        ScalarType.Byte => "uint8",
        ScalarType.Half => "float16",
        ScalarType.Single => "float32",
        ScalarType.Double => "float64",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string? Underlying(MemberType type, MemberBinding? binding) =>
        type.Element == ScalarType.Enum && binding?.Binding.ElementType is not (null or TensorElementType.String)
            ? JsonText.String(ElementName(type.Enum!.Underlying))
            : null;

    private static string? Key(MemberType type) =>
        type.Key == ScalarType.None ? null : JsonText.String(type.Key == ScalarType.Enum ? "enum" : ElementName(type.Key));

    private static bool IsText(ContractMember member) => member.Type is { Form: MemberForm.Scalar, Element: ScalarType.String };

    private static string? ExactIn(ContractMember member, MemberBinding? binding) =>
        member.Type.Form == MemberForm.Scalar && binding is { } bound && Scalars.MayRound(member.Type.Element, bound.Binding.ElementType.ToScalar())
            ? JsonText.String(ElementName(bound.Binding.ElementType.ToScalar()))
            : null;

    private static string? FiniteIn(ContractMember member, MemberBinding? binding) =>
        member.Type is { Form: MemberForm.Scalar, Element: ScalarType.Double } && binding?.Binding.ElementType.ToScalar() is { } tensor and (ScalarType.Single or ScalarType.Half)
            ? JsonText.String(ElementName(tensor))
            : null;

    private static string? Shape(ContractMember member, MemberBinding? binding) =>
        binding is { } bound && (member.Type.Form is MemberForm.Array or MemberForm.Memory || (member.Type.Form == MemberForm.Tensor && bound.Binding.Shape is not null))
            ? RowDimensions.Of(bound.Binding).Json
            : null;

    private static string? Default(ContractType type, int member) =>
        Value(type.ConstructorParameters.FirstOrDefault(parameter => parameter.Member == member)?.DefaultExpression);

    private static string? MinimumLength(ContractMember member)
    {
        long length = Lengths(member, rule => rule.Minimum).DefaultIfEmpty(0).Max();
        bool isNeverEmpty = IsText(member) && Last(member, RuleKind.Required) is not null;
        return length > 0 ? Number(length) : isNeverEmpty ? "1" : null;
    }

    private static IEnumerable<long> Lengths(ContractMember member, Func<ValidationRule, string?> bound) => member.Rules
        .Where(rule => rule.Kind is RuleKind.StringLength or RuleKind.Length or RuleKind.MinLength or RuleKind.MaxLength && bound(rule) is not null)
        .Select(rule => long.Parse(bound(rule)!, CultureInfo.InvariantCulture));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static ValidationRule? Last(ContractMember member, RuleKind kind) => member.Rules.LastOrDefault(rule => rule.Kind == kind);

    private static string? Values(ValidationRule? rule, ContractMember member) => rule is null
        ? null
        : JsonText.Array(rule.Values.Select(value => Label(value, member) ?? Value(value) ?? "null"));

    // Enums are written by label, as everywhere in contract JSON.
    private static string? Label(string expression, ContractMember member) => member.Type.Enum is { } type
        && type.Members.FirstOrDefault(candidate => expression == type.FullName + "." + TypeNames.Escape(candidate.Name)) is { } found
            ? JsonText.String(found.Label)
            : null;

    /// <summary>A C# literal as JSON; null for none, and for what JSON cannot say.</summary>
    public static string? Value(string? literal)
    {
        if (literal is null or "null" or "default")
            return literal == "null" ? "null" : null;
        if (literal[0] == '"')
            return JsonText.String(CSharpText.ValueOfLiteral(literal));
        string text = RuleText.Value(literal);
        if (char.IsDigit(text[0]) || text[0] == '-')
            return text;
        return text switch
        {
            "true" or "false" => text,
            "PositiveInfinity" => "\"Infinity\"",
            "NegativeInfinity" => "\"-Infinity\"",
            _ => JsonText.String(text),
        };
    }
}
