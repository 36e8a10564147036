using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>Whether JSON must have a member: where the type says so, and where what it would have otherwise breaks its own rules.</summary>
internal static class Requirement
{
    public static bool IsRequired(ContractSide side, int index)
    {
        ContractMember member = side.Type.Members[index];
        if (member.IsRequired)
            return true;
        if (side.Type.ConstructorParameters.FirstOrDefault(parameter => parameter.Member == index)?.DefaultExpression is { } given)
            return !IsValid(member, given);
        if (member.HasInitializer)
            return false;
        return member.Type is { Form: MemberForm.Memory, IsNullable: false } ? !TakesEmpty(member, side.BindingOf(index)) : !IsValid(member, "default");
    }

    private static bool IsValid(ContractMember member, string literal) => member.Type switch
    {
        { IsNullable: true } when literal is "null" or "default" => IsListed(member, "null"),
        { Form: MemberForm.Scalar, Element: ScalarType.String } => literal[0] == '"' && IsValidText(member, literal),
        { Form: MemberForm.Scalar, Element: ScalarType.Enum, Enum: { } type } => IsValidLabel(member, type, literal),
        { Form: MemberForm.Scalar, Element: ScalarType.Boolean } => IsListed(member, literal == "default" ? "false" : literal),
        { Form: MemberForm.Scalar } => IsValidNumber(member, literal == "default" ? "0" : literal),

        // An array, map or type within the type is not there, or has nothing in it.
        _ => false,
    };

    private static bool TakesEmpty(ContractMember member, MemberBinding? binding) =>
        (binding is not { } bound || RowDimensions.Of(bound.Binding).IsOpen) && member.Rules.All(static rule => Number(rule.Minimum ?? "0") <= 0);

    private static bool IsListed(ContractMember member, string literal) =>
        member.Rules.All(rule => rule.Kind switch
        {
            RuleKind.AllowedValues => rule.Values.Contains(literal),
            RuleKind.DeniedValues => !rule.Values.Contains(literal),
            _ => true,
        });

    private static bool IsValidText(ContractMember member, string literal)
    {
        string text = CSharpText.ValueOfLiteral(literal);
        int length = text.Length - text.Count(char.IsHighSurrogate);
        return IsListed(member, literal) && member.Rules.All(rule => rule.Kind switch
        {
            RuleKind.RegularExpression => text.Length == 0 || Regex.IsMatch(text, $@"\A(?:{rule.Text})\z"),
            RuleKind.StringLength or RuleKind.Length or RuleKind.MinLength or RuleKind.MaxLength => length >= Number(rule.Minimum ?? "0") && length <= Number(rule.Maximum ?? "2147483647"),
            _ => true,
        });
    }

    private static bool IsValidLabel(ContractMember member, EnumType type, string literal)
    {
        EnumMember? label = literal == "default"
            ? type.Members.FirstOrDefault(candidate => candidate.Value == 0)
            : type.Members.FirstOrDefault(candidate => literal == NameOf(candidate));
        return label is not null ? IsListed(member, NameOf(label)) : literal != "default";

        string NameOf(EnumMember named) => type.FullName + "." + TypeNames.Escape(named.Name);
    }

    private static bool IsValidNumber(ContractMember member, string literal)
    {
        double value = Number(literal);
        return double.IsNaN(value) || member.Rules.All(rule => rule.Kind switch
        {
            RuleKind.Range => !IsBeyond(Number(rule.Minimum ?? "-1e999"), value, rule.MinimumIsExclusive) && !IsBeyond(value, Number(rule.Maximum ?? "1e999"), rule.MaximumIsExclusive),
            RuleKind.AllowedValues => rule.Values.Any(allowed => Number(allowed) == value),
            RuleKind.DeniedValues => !rule.Values.Any(denied => Number(denied) == value),
            _ => true,
        });
    }

    private static bool IsBeyond(double lesser, double greater, bool isExclusive) => isExclusive ? lesser >= greater : lesser > greater;

    // NaN for what is no finite number.
    private static double Number(string literal) => literal switch
    {
        "-1e999" => double.NegativeInfinity,
        "1e999" => double.PositiveInfinity,
        _ => double.TryParse(RuleText.Value(literal), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN,
    };
}
