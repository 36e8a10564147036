using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Lines of documentation: each member with its tensor, type, shape, unit and valid range.</summary>
internal static class TensorDocumentation
{
    private const int LongestText = 300;

    public static IEnumerable<string> Of(ContractModel model) =>
        Side(model.Source.BoundInput!, model.Inputs, "Input", model.Source.InputTensors is null ? null : "encoded to")
            .Concat(Run(model))
            .Concat(Side(model.Source.BoundOutput!, model.Outputs, "Output", model.Source.OutputTensors is null ? null : "decoded from"));

    // What callers never give.
    private static IEnumerable<string> Run(ContractModel model)
    {
        foreach (ConstantBinding constant in model.Constants)
            yield return $"<para>Input <c>{CSharpText.Documentation(PrintableText.Name(constant.Tensor.Name))}</c>, {Describe(constant.Tensor)}: always {CSharpText.Documentation(PrintableText.Of(ConstantText.Of(constant), LongestText))}.</para>";
        foreach (StateBinding state in model.States)
            yield return $"<para>Input <c>{CSharpText.Documentation(PrintableText.Name(state.Input.Name))}</c>, {Describe(state.Input)}: the state that output <c>{CSharpText.Documentation(PrintableText.Name(state.Output.Name))}</c> gave for the row before in the sequence; otherwise zeros.</para>";
    }

    private static IEnumerable<string> Side(ContractType type, EquatableArray<TensorBinding> tensors, string side, string? coding)
    {
        if (coding is not null)
            yield return $"<para>{side} is {coding} <c>{CSharpText.Documentation(type.Name)}</c>, whose members bind to the model.</para>";
        foreach (TensorBinding tensor in tensors)
        {
            string members = string.Join("; ", tensor.Members.Select(member => Member(tensor.TypeIn(type).Members[member])));
            yield return $"<para>{side} <c>{CSharpText.Documentation(PrintableText.Name(tensor.Name))}</c>, {Describe(tensor)}: {members}.</para>";
        }
    }

    private static string Describe(TensorBinding tensor)
    {
        string map = $"from {tensor.MapKeyType.ToOnnxName()} to {tensor.ElementType.ToOnnxName()}";
        string shape = tensor.Shape is { } dimensions ? $"shape [{CSharpText.Documentation(PrintableText.Of(string.Join(", ", dimensions), LongestText))}]" : "any shape";
        string type = tensor.Form switch
        {
            ValueForm.RowMaps => $"a map {map} for each row",
            ValueForm.Map => $"a map {map}",
            ValueForm.MapSequence => $"a sequence of maps {map}",
            ValueForm.Sequence => $"a sequence of {tensor.ElementType.ToOnnxName()} tensors, {shape}",
            _ => $"{tensor.ElementType.ToOnnxName()}, {shape}",
        };
        return tensor.IsOptional ? "optional " + type : type;
    }

    private static string Member(ContractMember member)
    {
        ValidationRule? range = member.Rules.LastOrDefault(rule => rule.Kind == RuleKind.Range);
        string[] facts =
        [
            .. range is null ? Enumerable.Empty<string>() : [RuleText.Range(range) + (member.Unit is { Length: > 0 } unit ? " " + unit : "")],
            .. range is null && member.Unit is { Length: > 0 } alone ? [alone] : Enumerable.Empty<string>(),
            .. member.Type.IsNullable ? ["may be missing"] : Enumerable.Empty<string>(),
        ];
        string text = member.Name + (facts.Length > 0 ? $" ({string.Join(", ", facts)})" : "");
        return CSharpText.Documentation(text);
    }
}
