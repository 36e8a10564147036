using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits the validation attributes of one member.</summary>
internal sealed class RuleEmitter(ContractMember member, int index, string row, ContractSide side, RuleFields fields, List<string> lines)
{
    private readonly string _value = $"{row}.{member.Identifier}";
    private readonly string _name = CSharpText.Literal(member.JsonName);

    public void Add(ValidationRule rule)
    {
        string message = CSharpText.Literal(RuleText.Message(member, rule));
        switch (rule.Kind)
        {
            case RuleKind.Required or RuleKind.RequiredAllowEmpty:
                AddRequired(rule, message);
                break;
            case RuleKind.Range:
                AddRange(rule, message);
                break;
            case RuleKind.RegularExpression:
                lines.Add($"validator.Pattern({_name}, {_value}, {fields.Pattern(rule.Text!)}, {message});");
                break;
            case RuleKind.AllowedValues:
                lines.Add($"if (!({AnyOf(rule.Values)})) validator.NotAllowed({_name}, {message});");
                break;
            case RuleKind.DeniedValues:
                lines.Add($"if ({AnyOf(rule.Values)}) validator.NotAllowed({_name}, {message});");
                break;
            case RuleKind.Custom:
                lines.Add($"validator.Custom({_name}, {CSharpText.Literal(member.Name)}, {fields.Attribute(rule.Text!)}, {_value}, {row});");
                break;
            default:
                AddLength(rule, message);
                break;
        }
    }

    private void AddRequired(ValidationRule rule, string message)
    {
        if (rule.Kind == RuleKind.Required && member.Type is { Form: MemberForm.Scalar, Element: ScalarType.String })
            lines.Add($"validator.Required({_name}, {_value}, {message});");
        else if (member.Type.IsNullable || (!side.IsInput && member.Type.IsReference()))
            lines.Add($"if ({_value} is null) validator.Missing({_name});");
    }

    private void AddRange(ValidationRule rule, string message)
    {
        bool isFloating = member.Type.Element.IsFloatingPoint();
        string number = member.Type.Element.Keyword();
        string Fails(string x)
        {
            var conditions = new List<string>();
            if (rule.Minimum is { } minimum)
                conditions.Add($"{x} {(rule.MinimumIsExclusive ? ">" : ">=")} {minimum}");
            if (rule.Maximum is { } maximum)
                conditions.Add($"{x} {(rule.MaximumIsExclusive ? "<" : "<=")} {maximum}");
            if (isFloating && !member.AllowsNonFinite && conditions.Count < 2)
                conditions.Add($"{number}.IsFinite({x})");
            if (conditions.Count == 0)
                return "false";
            string outside = $"!({string.Join(" && ", conditions)})";
            return isFloating && member.AllowsNonFinite ? $"{number}.IsFinite({x}) && {outside}" : outside;
        }

        bool isOptional = member.Type.IsNullable;
        string local = side.LocalOf(index);
        string given = isFloating ? (isOptional ? ", " + Widened(local) : ", " + Widened(_value)) : "";
        if (Fails(_value) != "false")
            lines.Add(Checks.If(member, local, _value, Fails, $"validator.OutOfRange({_name}{given}, {message});"));
    }

    private string Widened(string x) => member.Type.Element is ScalarType.Half or ScalarType.BFloat16 ? "(double)" + x : x;

    private void AddLength(ValidationRule rule, string message)
    {
        string method = member.Type.Form == MemberForm.Scalar ? "Length" : "Count";
        string measured = member.Type.Form == MemberForm.Memory ? _value + ".Span" : _value;
        string guard = member.Type is { Form: MemberForm.Memory, IsNullable: true } ? $"if ({_value} is not null) " : "";
        if (guard.Length > 0)
            measured = _value + ".Value.Span";
        lines.Add($"{guard}validator.{method}({_name}, {measured}, {rule.Minimum ?? "0"}, {rule.Maximum ?? "int.MaxValue"}, {message});");
    }

    // Patterns compare NaN with NaN, as the attributes do; Half and BFloat16 have no constants for them.
    private string AnyOf(IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
            return "false";
        return member.Type.Element is ScalarType.Half or ScalarType.BFloat16
            ? string.Join(" || ", values.Select(candidate => $"{_value} == {candidate}"))
            : $"{_value} is {string.Join(" or ", values)}";
    }
}
