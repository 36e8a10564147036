using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>Pack</c>, and what groups rows: <c>Measure</c> and <c>SharesParameters</c>.</summary>
internal sealed class PackEmitter(ContractModel model, ContractSide side, LabelFields labels, SymbolTable symbols)
{
    public void Emit(SourceWriter writer)
    {
        EmitPack(writer);
        EmitMeasure(writer);
        EmitSharesParameters(writer);
    }

    private void EmitPack(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"public static void Pack(in {side.Type.FullName} input, scoped in {RuntimeNames.Runtime}.InputRow row)");
        writer.Block(() =>
        {
            for (int tensor = 0; tensor < side.Tensors.Count; tensor++)
            {
                if (side.Tensors[tensor].IsFeatureVector)
                    PackColumns(writer, tensor, side.Tensors[tensor]);
                else
                    writer.WriteLine(PackMember(tensor, side.Tensors[tensor], Member(side.Tensors[tensor].Members[0])));
            }
        });
    }

    private void PackColumns(SourceWriter writer, int tensor, TensorBinding binding)
    {
        string type = binding.ElementType.Keyword();
        List<string> columns = [.. binding.Members.Select(member => Convert(Member(member), binding.ElementType))];
        if (binding.BatchAxis > 0)
        {
            writer.WriteLine($"row.Write<{type}>({tensor}, [{string.Join(", ", columns)}]);");
            return;
        }

        writer.WriteLine($"global::System.Span<{type}> features{tensor} = row.Elements<{type}>({tensor}, {columns.Count});");
        for (int column = 0; column < columns.Count; column++)
            writer.WriteLine($"features{tensor}[{column}] = {columns[column]};");
    }

    private string PackMember(int tensor, TensorBinding binding, ContractMember member)
    {
        string value = "input." + member.Identifier;
        if (member.Type.Form == MemberForm.Scalar)
        {
            return binding.ElementType == TensorElementType.String
                ? $"row.Write({tensor}, {Text(member, value)});"
                : $"row.Write<{binding.ElementType.Keyword()}>({tensor}, {Convert(member, binding.ElementType)});";
        }

        string elements = member.Type.Form == MemberForm.Memory ? value + ".Span" : value;
        string padding = Padding(member, binding);
        string write = padding.Length > 0 ? "WritePadded" : "Write";
        return (member.Type.Element, binding.ElementType) switch
        {
            (ScalarType.Enum, TensorElementType.String) => $"row.{write}({tensor}, {labels.Of(member.Type.Enum!)}.LabelsOf({elements}){padding});",
            (ScalarType.Enum, _) => $"row.{write}<{binding.ElementType.Keyword()}>({tensor}, {labels.Of(member.Type.Enum!)}.IntegersOf<{binding.ElementType.Keyword()}>({elements}){padding});",
            (ScalarType.String, _) => $"row.{write}({tensor}, {elements}{padding});",
            _ => $"row.{write}<{binding.ElementType.Keyword()}>({tensor}, {elements}{padding});",
        };
    }

    // As a further argument; empty where rows of one run all have the same length.
    private string Padding(ContractMember member, TensorBinding binding)
    {
        if (member.Pad is not { } pad || !PaddingRule.SymbolsOf(binding).Any(symbol => model.Padded.Contains(symbol)))
            return "";
        if (member.Type.Element != ScalarType.Enum)
            return ", " + pad;
        return binding.ElementType == TensorElementType.String ? $", {labels.Of(member.Type.Enum!)}.LabelOf({pad})" : $", ({binding.ElementType.Keyword()}){pad}";
    }

    private string Text(ContractMember member, string value)
    {
        string given = member.MissingAs is { } missing && member.Type.IsNullable ? $"{value} ?? {missing}" : value;
        return member.Type.Element == ScalarType.Enum ? $"{labels.Of(member.Type.Enum!)}.LabelOf({given})" : given;
    }

    private static string Convert(ContractMember member, TensorElementType target)
    {
        string value = "input." + member.Identifier;
        if (member.MissingAs is { } missing && member.Type.IsNullable)
            value = $"{value} ?? {missing}";
        ScalarType to = target.ToScalar();
        if (member.Type.Element == to)
            return value;
        value = $"({value})";
        return member.Type.Element == ScalarType.Boolean
            ? $"({to.Keyword()})({value} ? 1 : 0)"
            : $"({to.Keyword()}){value}";
    }

    private void EmitMeasure(SourceWriter writer)
    {
        if (symbols.Names.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine($"public static void Measure(in {side.Type.FullName} input, global::System.Span<long> symbols)");
        writer.Block(() =>
        {
            for (int i = 0; i < symbols.Names.Count; i++)
            {
                TensorBinding source = symbols.SourceOf(symbols.Names[i]);
                long step = RowDimensions.Of(source).Step;
                writer.WriteLine($"symbols[{i}] = input.{Member(source.Members[0]).Identifier}.Length{(step > 1 ? " / " + step : "")};");
            }
        });
    }

    // Only rows that agree in what the whole run shares can run together.
    private void EmitSharesParameters(SourceWriter writer)
    {
        List<string> comparisons = [.. side.Tensors
            .Where(tensor => tensor.BatchAxis < 0 && tensor.MapKeyType == TensorElementType.Undefined)
            .SelectMany(tensor => tensor.Members)
            .Select(member => Same(Member(member)))];
        if (model.OneRowPerRun || comparisons.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine($"public static bool SharesParameters(in {side.Type.FullName} first, in {side.Type.FullName} second) =>");
        writer.WriteLine("    " + string.Join("\n    && ", comparisons) + ";");
    }

    private static string Same(ContractMember member) => member.Type.Form switch
    {
        MemberForm.Array => $"global::System.Linq.Enumerable.SequenceEqual(first.{member.Identifier}, second.{member.Identifier})",
        MemberForm.Memory => $"global::System.MemoryExtensions.SequenceEqual(first.{member.Identifier}.Span, second.{member.Identifier}.Span)",
        _ => $"first.{member.Identifier} == second.{member.Identifier}",
    };

    private ContractMember Member(int index) => side.Type.Members[index];
}
