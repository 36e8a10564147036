using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>Validate</c>: comparisons in line, everything longer by a call.</summary>
internal sealed class ValidationEmitter(ContractSide side, LabelFields labels, RuleFields rules)
{
    private readonly List<string> _lines = [];
    private readonly string _row = side.IsInput ? "input" : "output";

    /// <summary>Writes the method; for an output without rules, nothing.</summary>
    public void Emit(SourceWriter writer)
    {
        for (int i = 0; i < side.Type.Members.Count; i++)
        {
            if (RangeQuad.StartsAt(side, i))
                AddQuad(ref i);
            else
                AddMember(i, side.Type.Members[i]);
        }

        if (side.IsInput)
            AddAgreement();
        AddTypeRules();
        if (_lines.Count == 0 && !side.IsInput)
            return;
        writer.WriteLine();
        if (!side.IsInput)
            writer.WriteLine("public static bool ValidatesOutput => true;\n");
        writer.WriteLine($"public static void Validate{(side.IsInput ? "" : "Output")}(in {side.Type.FullName} {_row}, ref {RuntimeNames.Validator} validator)");
        writer.Block(() =>
        {
            foreach (string line in _lines)
                writer.WriteLine(line);
        });
    }

    private void AddQuad(ref int index)
    {
        int first = index, before = _lines.Count;
        for (; index < first + RangeQuad.Size; index++)
            AddMember(index, side.Type.Members[index]);
        index--;
        List<string> checks = _lines.GetRange(before, _lines.Count - before);
        _lines.RemoveRange(before, checks.Count);
        _lines.Add(RangeQuad.Guard(side, first, _row, checks));
    }

    private void AddMember(int index, ContractMember member)
    {
        if (side.IsInput)
            AddOwnRules(index, member);
        var emitter = new RuleEmitter(member, index, $"{_row}.{member.Identifier}", side, rules, _lines);
        foreach (ValidationRule rule in member.Rules)
            emitter.Add(rule);
    }

    // What every input must be, whether the author says so or not. What a model gives back is the model's business.
    private void AddOwnRules(int index, ContractMember member)
    {
        string value = $"{_row}.{member.Identifier}";
        string name = CSharpText.Literal(member.JsonName);
        switch (member.Type)
        {
            case { Form: MemberForm.Array or MemberForm.Memory }:
                AddElements(index, member, value, name);
                break;
            case { Form: MemberForm.Dictionary, IsNullable: false }:
                _lines.Add($"if ({value} is null) validator.Missing({name});");
                break;
            case { Element: ScalarType.String }:
                bool isOptional = member.Type.IsNullable || member.Rules.Any(rule => rule.Kind == RuleKind.Required);
                _lines.Add($"validator.{(isOptional ? "OptionalText" : "Text")}({name}, {value});");
                break;
            case { Element: ScalarType.Enum, Enum: { } type }:
                AddCheck(member, index, value, x => $"!{labels.Of(type)}.Contains({x})", $"validator.NotAllowed({name}, {CSharpText.Literal($"Must be {RuleText.Labels(type)}.")});");
                break;
            default:
                AddNumber(index, member, value, name);
                break;
        }
    }

    private void AddNumber(int index, ContractMember member, string value, string name)
    {
        ScalarType type = member.Type.Element;
        if (type.IsFloatingPoint() && !member.AllowsNonFinite && !member.Rules.Any(rule => rule.Kind == RuleKind.Range))
            AddCheck(member, index, value, x => $"!{type.Keyword()}.IsFinite({x})", $"validator.NotFinite({name});");
        if (side.BindingOf(index) is not { } binding)
            return;
        TensorElementType element = binding.Binding.ElementType;
        string elementName = CSharpText.Literal(element.ToOnnxName());
        if (Scalars.MayRound(type, element.ToScalar()))
            AddCheck(member, index, value, x => $"!{RuntimeNames.Runtime}.FeatureColumn.Fits{Fits(element)}({x})", $"validator.Inexact({name}, {elementName});");
        else if (type == ScalarType.Double && element.ToScalar() is ScalarType.Single or ScalarType.Half)
            AddCheck(member, index, value, x => $"double.IsFinite({x}) && !{element.Keyword()}.IsFinite(({element.Keyword()}){x})", $"validator.NotFiniteAs({name}, {elementName});");
    }

    private void AddCheck(ContractMember member, int index, string value, System.Func<string, string> fails, string report) =>
        _lines.Add(Checks.If(member, side.LocalOf(index), value, fails, report));

    private static string Fits(TensorElementType type) => type switch
    {
        TensorElementType.BFloat16 => "BFloat16",
        TensorElementType.Float16 => "Half",
        TensorElementType.Float64 => "Double",
        _ => "Single",
    };

    private void AddElements(int index, ContractMember member, string value, string name)
    {
        RowDimensions shape = side.BindingOf(index) is { } binding ? RowDimensions.Of(binding.Binding) : null!;
        string span = member.Type.Form == MemberForm.Memory ? value + ".Span" : value;
        if (shape is null)
        {
            string there = member.Type.IsNullable ? $"if ({value} is not null) " : "";
            _lines.Add($"{there}validator.Elements({name}, {span}, 1, true, \"[?]\");");
        }
        else
        {
            string size = SymbolOf(index) is not null ? $"long {side.LocalOf(index)} = " : "";
            _lines.Add($"{size}validator.Elements({name}, {span}, {shape.Step}, {(shape.IsOpen ? "true" : "false")}, {CSharpText.Literal(shape.ToString())});");
        }

        if (member.Type.Element.IsFloatingPoint() && !member.AllowsNonFinite)
            _lines.Add($"validator.Finite({name}, {span});");
        else if (member.Type.Element == ScalarType.String)
            _lines.Add($"validator.Texts({name}, {span});");
        else if (member.Type is { Element: ScalarType.Enum, Enum: { } type })
            _lines.Add($"validator.Labels({name}, {span}, {labels.Of(type)});");
    }

    // The named dimension that several members share: those must agree.
    private string? SymbolOf(int member) => SymbolName(member) is { } symbol
        && Enumerable.Range(0, side.Type.Members.Count).Count(other => SymbolName(other) == symbol) > 1 ? symbol : null;

    private string? SymbolName(int member)
    {
        if (side.Type.Members[member].Type.Form is not (MemberForm.Array or MemberForm.Memory) || side.BindingOf(member) is not { } binding || binding.Binding.Shape is not { } shape)
            return null;
        return shape.Where((dimension, axis) => axis != binding.Binding.BatchAxis).Select(dimension => dimension.Name).FirstOrDefault(name => name is not null);
    }

    private void AddAgreement()
    {
        var firsts = new Dictionary<string, int>();
        for (int i = 0; i < side.Type.Members.Count; i++)
        {
            if (SymbolOf(i) is not { } symbol)
                continue;
            if (firsts.TryGetValue(symbol, out int first))
                _lines.Add($"validator.Agree({CSharpText.Literal(symbol)}, {JsonName(first)}, {side.LocalOf(first)}, {JsonName(i)}, {side.LocalOf(i)});");
            else
                firsts.Add(symbol, i);
        }
    }

    private string JsonName(int member) => CSharpText.Literal(side.Type.Members[member].JsonName);

    private void AddTypeRules()
    {
        string name = CSharpText.Literal(side.Type.Name);
        foreach (string expression in side.Type.CustomRules)
            _lines.Add($"validator.Custom({name}, {rules.Attribute(expression)}, {_row}, {rules.MemberNames(side.Type)});");
        if (side.Type.ValidatesItself)
            _lines.Add($"validator.Custom({name}, (global::System.ComponentModel.DataAnnotations.IValidatableObject){_row}, {rules.MemberNames(side.Type)});");
    }
}
