using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>
/// Writes what is checked of a number before it is rounded to the member's type. Rounding keeps the order of numbers, so that only one which
/// becomes a bound, or an allowed value, can have been written beyond it; all others are compared once, by validation.
/// </summary>
internal static class WrittenChecks
{
    /// <summary>The statements, one for each rule, behind the one that reads the member.</summary>
    public static IEnumerable<string> Of(ContractMember member, string local)
    {
        if (member.Type is not { Form: MemberForm.Scalar, Element: ScalarType.Single or ScalarType.Half or ScalarType.BFloat16 })
            yield break;
        foreach (ValidationRule rule in member.Rules)
        {
            string message = CSharpText.Literal(RuleText.Message(member, rule));
            if (rule.Kind == RuleKind.Range)
            {
                string? minimum = rule.MinimumIsExclusive ? null : rule.Minimum;
                string? maximum = rule.MaximumIsExclusive ? null : rule.Maximum;
                string[] bounds = [.. new[] { minimum, maximum }.OfType<string>().Distinct()];
                if (bounds.Length > 0)
                    yield return $"if ({Equals(local, bounds)}) reader.CheckWritten({Bound(member, minimum, isMinimum: true)}, {Bound(member, maximum, isMinimum: false)}, {message});";
            }
            else if (rule.Kind == RuleKind.AllowedValues && Numbers(rule) is { Length: > 0 } allowed)
            {
                yield return $"if ({Equals(local, allowed)}) reader.CheckWritten([{string.Join(", ", allowed.SelectMany(static value => new[] { Declared(value), Held(value) }).Distinct())}], {message});";
            }
        }
    }

    private static string[] Numbers(ValidationRule rule) => [.. rule.Values.Where(static value => char.IsDigit(Declared(value)[0]) || Declared(value)[0] == '-')];

    private static string Equals(string local, IEnumerable<string> values) => string.Join(" || ", values.Select(value => $"{local} == {value}"));

    private static string Bound(ContractMember member, string? literal, bool isMinimum)
    {
        if (literal is null)
            return isMinimum ? "double.NegativeInfinity" : "double.PositiveInfinity";
        if (member.Type.Element != ScalarType.Single)
            return $"global::System.Math.{(isMinimum ? "Min" : "Max")}({Declared(literal)}, {Held(literal)})";
        double declared = double.Parse(RuleText.Value(literal), NumberStyles.Float, CultureInfo.InvariantCulture);
        return CSharpLiteral.Of(isMinimum ? Math.Min(declared, (float)declared) : Math.Max(declared, (float)declared), ScalarType.Double);
    }

    private static string Declared(string literal) => RuleText.Value(literal) + "d";

    private static string Held(string literal) => $"(double){literal}";
}
