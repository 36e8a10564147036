using System.Collections.Generic;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Emitting;

/// <summary>Writes what every input that is no single number must be: its size, and what its elements are.</summary>
internal sealed class MemberChecks(LabelFields labels)
{
    /// <summary>The checks of an array, tensor, map or list.</summary>
    /// <param name="type">What it holds.</param>
    /// <param name="member">The member: whether NaN is allowed.</param>
    /// <param name="binding">What it is bound to; null for nothing.</param>
    /// <param name="validator">The validator's name.</param>
    /// <param name="name">The JSON name as a literal; empty for an item of a list.</param>
    /// <param name="value">The expression that reads it.</param>
    /// <param name="length">Where the length of an array's open dimension goes, as in <c>long tokens = </c>; empty for nowhere.</param>
    public IEnumerable<string> Of(MemberType type, ContractMember member, TensorBinding? binding, string validator, string name, string value, string length = "") => type.Form switch
    {
        MemberForm.Array or MemberForm.Memory => Elements(type, member, binding, validator, name, value, length),
        MemberForm.Tensor => Tensor(type, member, binding, validator, name, value),
        MemberForm.Dictionary => Map(type, member, validator, name, value),
        MemberForm.List => Items(type, member, binding, validator, name, value),
        _ => Single(type, member, validator, name, value),
    };

    private IEnumerable<string> Elements(MemberType type, ContractMember member, TensorBinding? binding, string validator, string name, string value, string length)
    {
        string span = type.Form == MemberForm.Memory ? value + ".Span" : value;
        if (binding is null)
        {
            yield return $"{validator}.Elements({name}, {span}, 1, true, \"[?]\");";
        }
        else
        {
            RowDimensions shape = RowDimensions.Of(binding);
            yield return $"{length}{validator}.Elements({name}, {span}, {shape.Step}, {(shape.IsOpen ? "true" : "false")}, {CSharpText.Literal(shape.ToString())});";
        }

        if (type.Element.IsFloatingPoint() && !member.AllowsNonFinite)
            yield return $"{validator}.Finite({name}, {span});";
        else if (type.Element == ScalarType.String)
            yield return $"{validator}.Texts({name}, {span});";
        else if (type is { Element: ScalarType.Enum, Enum: { } labelled })
            yield return $"{validator}.Labels({name}, {span}, {labels.Of(labelled)});";
    }

    private static IEnumerable<string> Tensor(MemberType type, ContractMember member, TensorBinding? binding, string validator, string name, string value)
    {
        if (binding?.Shape is null)
        {
            yield return $"{validator}.Tensor({name}, {value});";
        }
        else
        {
            RowDimensions shape = RowDimensions.Of(binding);
            yield return $"{validator}.Tensor({name}, {value}, {(shape.Rank == 0 ? "[1]" : shape.Expression)}, {CSharpText.Literal(shape.Rank == 0 ? "[1]" : shape.ToString())});";
        }

        if (type.Element.IsFloatingPoint() && !member.AllowsNonFinite)
            yield return $"{validator}.Finite({name}, {value});";
        else if (type.Element == ScalarType.String)
            yield return $"{validator}.Texts({name}, {value});";
    }

    private IEnumerable<string> Map(MemberType type, ContractMember member, string validator, string name, string value)
    {
        yield return $"{validator}.Map({name}, {value});";
        if (type.Key == ScalarType.Enum)
            yield return $"{validator}.Keys({name}, {value}, {labels.Of(type.Enum!)});";
        else if (type.Key == ScalarType.String)
            yield return $"{validator}.Keys({name}, {value});";
        if (type.Element.IsFloatingPoint() && !member.AllowsNonFinite)
            yield return $"{validator}.Finite({name}, {value});";
        else if (type.Element == ScalarType.String)
            yield return $"{validator}.Texts({name}, {value});";
    }

    private IEnumerable<string> Items(MemberType type, ContractMember member, TensorBinding? binding, string validator, string name, string value)
    {
        string item = validator + "Item";
        string checks = string.Join(" ", Of(type.Item!, member, binding, item, "\"\"", "item"));
        string least = type.Item!.Form == MemberForm.Dictionary ? "1" : "0";
        yield return checks.Length == 0
            ? $"{validator}.Items({name}, {value}, {least});"
            : $"{validator}.Items({name}, {value}, {least}, static (ref {RuntimeNames.Validator} {item}, {type.Item!.FullName} item) => {{ {checks} }});";
    }

    private IEnumerable<string> Single(MemberType type, ContractMember member, string validator, string name, string value)
    {
        if (type.Element == ScalarType.String)
            yield return $"{validator}.Text({name}, {value});";
        else if (type is { Element: ScalarType.Enum, Enum: { } labelled })
            yield return $"if (!{labels.Of(labelled)}.Contains({value})) {validator}.NotAllowed({name}, {CSharpText.Literal($"Must be {RuleText.Labels(labelled)}.")});";
        else if (type.Element.IsFloatingPoint() && !member.AllowsNonFinite)
            yield return $"if (!{type.Element.Keyword()}.IsFinite({value})) {validator}.NotFinite({name});";
    }
}
