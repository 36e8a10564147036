using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>Validate</c>: comparisons in line, everything longer by a call.</summary>
internal sealed class ValidationEmitter(ContractSide side, LabelFields labels, RuleFields rules, string? nestedIn = null)
{
    private readonly List<string> _lines = [];
    private readonly MemberChecks _checks = new(labels);
    private readonly SymbolAgreement _symbols = new(side);
    private readonly string _row = nestedIn ?? (side.IsInput ? "input" : "output");

    /// <summary>Writes the method; for an output without rules, nothing.</summary>
    public void Emit(SourceWriter writer)
    {
        AddAll();
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

    private void AddAll()
    {
        for (int i = 0; i < side.Type.Members.Count; i++)
        {
            if (RangeQuad.StartsAt(side, i))
                AddQuad(ref i);
            else
                AddMember(i, side.Type.Members[i]);
        }

        if (side.IsInput)
            _lines.AddRange(_symbols.Agreements(_row));
        AddTypeRules();
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
        if (member.Type.Form == MemberForm.Nested)
            AddNested(index, member);
        else if (side.IsInput)
            AddOwnRules(index, member);
        var emitter = new RuleEmitter(member, index, _row, side, rules, _lines);
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
            case { Form: not MemberForm.Scalar }:
                AddElements(index, member, value, name);
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

    // Null leaves the member out; whether it may be null at all, binding has decided.
    private void AddElements(int index, ContractMember member, string value, string name)
    {
        bool isCounted = _symbols.Counts(index);
        string length = _symbols.LengthOf(index);
        if (!member.Type.IsNullable)
        {
            _lines.AddRange(_checks.Of(member.Type, member, side.BindingOf(index)?.Binding, "validator", name, value, isCounted ? $"long {length} = " : ""));
            return;
        }

        if (isCounted)
            _lines.Add($"long {length} = -1;");
        string given = side.LocalOf(index);
        IEnumerable<string> checks = _checks.Of(member.Type, member, side.BindingOf(index)?.Binding, "validator", name, given, isCounted ? $"{length} = " : "");
        _lines.Add($$"""
            if ({{value}} is { } {{given}})
            {
                {{string.Join("\n    ", checks)}}
            }
            """);
    }

    // The members of a nested type are named below the member that holds it.
    private void AddNested(int index, ContractMember member)
    {
        string value = $"{_row}.{member.Identifier}";
        string name = CSharpText.Literal(member.JsonName);
        string given = side.LocalOf(index);
        var nested = new ValidationEmitter(side.Nested(index), labels, rules, given);
        nested.AddAll();
        bool isReference = member.Type.IsNullable || !member.Type.Nested!.IsValueType;
        if (nested._lines.Count == 0)
        {
            if (isReference && !member.Type.IsNullable && side.IsInput)
                _lines.Add($"if ({value} is null) validator.Missing({name});");
            return;
        }

        string open = isReference ? $"if ({value} is {{ }} {given})\n{{" : $"{{\n    var {given} = {value};";
        string close = isReference && !member.Type.IsNullable && side.IsInput ? $"}}\nelse\n{{\n    validator.Missing({name});\n}}" : "}";
        string lines = string.Join("\n", nested._lines).Replace("\n", "\n    ");
        _lines.Add($"{open}\n    validator.Enter({name});\n    {lines}\n    validator.Leave();\n{close}");
    }

    private void AddTypeRules()
    {
        string name = CSharpText.Literal(side.Type.Name);
        foreach (string expression in side.Type.CustomRules)
            _lines.Add($"validator.Custom({name}, {rules.Attribute(expression)}, {_row}, {rules.MemberNames(side.Type)});");
        if (side.Type.ValidatesItself)
            _lines.Add($"validator.Custom({name}, (global::System.ComponentModel.DataAnnotations.IValidatableObject){_row}, {rules.MemberNames(side.Type)});");
    }
}
