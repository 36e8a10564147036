using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>What messages, docs and schemas say of a validation rule. A failure says what would be right.</summary>
internal static class RuleText
{
    private const int Shown = 20;

    /// <summary>The message of a failure: the author's, or ours.</summary>
    public static string Message(ContractMember member, ValidationRule rule) => rule.Message is { } message
        ? Format(message, member, rule)
        : rule.Kind switch
        {
            RuleKind.Required or RuleKind.RequiredAllowEmpty => "Must be given, and not be empty.",
            RuleKind.Range => $"Must be {Range(rule)}{Unit(member)}.",
            RuleKind.RegularExpression => $"Must match the pattern {rule.Text}.",
            RuleKind.AllowedValues => $"Must be {List(rule.Values)}.",
            RuleKind.DeniedValues => $"Must not be {List(rule.Values)}.",
            _ => $"Must have {Lengths(rule)} {(member.Type.Form == MemberForm.Scalar ? "characters" : "elements")}.",
        };

    /// <summary>Bounds in words, as in <c>from 0.1 to 10</c>.</summary>
    public static string Range(ValidationRule rule)
    {
        string? minimum = rule.Minimum is null ? null : (rule.MinimumIsExclusive ? "above " : "from ") + Value(rule.Minimum);
        string? maximum = rule.Maximum is null ? null : (rule.MaximumIsExclusive ? "below " : "to ") + Value(rule.Maximum);
        return (minimum, maximum) switch
        {
            (null, null) => "a finite number",
            (not null, null) => rule.MinimumIsExclusive ? minimum : Value(rule.Minimum!) + " or more",
            (null, not null) => rule.MaximumIsExclusive ? maximum : Value(rule.Maximum!) + " or less",
            _ => minimum + (rule.MinimumIsExclusive ? " and " : " ") + (rule.MinimumIsExclusive && !rule.MaximumIsExclusive ? "up " : "") + maximum,
        };
    }

    /// <summary>The labels of an enum, as in <c>one of A, B</c>.</summary>
    public static string Labels(EnumType type) => "one of " + Join(type.Members.Select(static member => member.Label), type.Members.Count);

    /// <summary>A C# literal as people write the value: <c>0.1f</c> is 0.1, <c>global::Acme.Colour.Red</c> is Red.</summary>
    public static string Value(string literal)
    {
        if (literal.Length == 0 || literal[0] == '"' || literal is "null" or "true" or "false")
            return literal;
        string bare = UncastOf(literal).Trim('(', ')');
        return char.IsDigit(bare[0]) || bare[0] == '-' ? bare.TrimEnd('f', 'd', 'u', 'm', 'U', 'L') : bare.Substring(bare.LastIndexOf('.') + 1).TrimStart('@');
    }

    private static string UncastOf(string literal)
    {
        foreach (string cast in new[] { "Half)", "BFloat16)" })
        {
            if (literal.LastIndexOf(cast, StringComparison.Ordinal) is var start and >= 0)
                return literal.Substring(start + cast.Length);
        }

        return literal;
    }

    private static string Unit(ContractMember member) => member.Unit is { Length: > 0 } unit ? " " + unit : "";

    private static string Lengths(ValidationRule rule) => (rule.Minimum, rule.Maximum) switch
    {
        ({ } minimum, null) => minimum + " or more",
        (null, { } maximum) => "up to " + maximum,
        ({ } minimum, { } maximum) when minimum == maximum => minimum,
        _ => rule.Minimum + " to " + rule.Maximum,
    };

    private static string List(IReadOnlyCollection<string> values) =>
        (values.Count == 1 ? "" : "one of ") + Join(values.Select(Value), values.Count);

    private static string Join(IEnumerable<string> values, int count) =>
        string.Join(", ", values.Take(Shown)) + (count > Shown ? $" and {count - Shown} more" : "");

    // As the attributes themselves fill their messages: the name, then their arguments.
    private static string Format(string message, ContractMember member, ValidationRule rule)
    {
        string minimum = rule.Minimum is null ? "" : Value(rule.Minimum);
        string maximum = rule.Maximum is null ? "" : Value(rule.Maximum);
        object[] arguments = rule.Kind switch
        {
            RuleKind.StringLength => [member.Name, maximum, minimum],
            RuleKind.MaxLength => [member.Name, maximum],
            RuleKind.RegularExpression => [member.Name, rule.Text ?? ""],
            _ => [member.Name, minimum, maximum],
        };
        try
        {
            return string.Format(CultureInfo.InvariantCulture, message, arguments);
        }
        catch (FormatException)
        {
            return message;
        }
    }
}
