using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>Pack</c>, and what groups rows: <c>Measure</c> and <c>SharesParameters</c>.</summary>
internal sealed class PackEmitter(ContractModel model, ContractSide side, LabelFields labels, SymbolTable symbols)
{
    private const string TensorMember = RuntimeNames.Runtime + ".TensorMember";

    private readonly ValueExpressions _values = new(labels);

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
                    writer.WriteLine(PackGiven(tensor, side.Tensors[tensor], Member(side.Tensors[tensor].Members[0])));
            }
        });
    }

    private void PackColumns(SourceWriter writer, int tensor, TensorBinding binding)
    {
        if (binding.NestedIn < 0)
            PackColumns(writer, tensor, binding, side.Type, "input.");
        else if (binding.CanBeLeftOut)
            writer.Block($"if (input.{Member(binding.NestedIn).Identifier} is {{ }} given{tensor})\n{{", () => PackColumns(writer, tensor, binding, binding.TypeIn(side.Type), $"given{tensor}."), "}");
        else
            PackColumns(writer, tensor, binding, binding.TypeIn(side.Type), $"input.{Member(binding.NestedIn).Identifier}.");
    }

    private static void PackColumns(SourceWriter writer, int tensor, TensorBinding binding, ContractType from, string row)
    {
        string type = binding.ElementType.Keyword();
        List<string> columns = [.. binding.Members.Select(member => Convert(from.Members[member], binding.ElementType, row + from.Members[member].Identifier))];
        if (binding.BatchAxis > 0)
        {
            writer.WriteLine($"row.Write<{type}>({tensor}, [{string.Join(", ", columns)}]);");
            return;
        }

        writer.WriteLine($"global::System.Span<{type}> features{tensor} = row.Elements<{type}>({tensor}, {columns.Count});");
        for (int column = 0; column < columns.Count; column++)
            writer.WriteLine($"features{tensor}[{column}] = {columns[column]};");
    }

    // What is left out is not bound to the run.
    private string PackGiven(int tensor, TensorBinding binding, ContractMember member)
    {
        string value = "input." + member.Identifier;
        return binding.CanBeLeftOut
            ? $"if ({value} is {{ }} given{tensor}) {PackMember(tensor, binding, member, $"given{tensor}")}"
            : PackMember(tensor, binding, member, value);
    }

    private string PackMember(int tensor, TensorBinding binding, ContractMember member, string value)
    {
        if (binding.Form == ValueForm.RowMaps)
            return $"row.BindMap({tensor}, {_values.Make(member.Type, binding, value)});";
        if (binding.IsRunValue)
            return $"row.Bind({tensor}, {_values.Make(member.Type, binding, value)});";
        if (member.Type.Form == MemberForm.Tensor)
            return $"row.WriteTensor({tensor}, {value});";
        if (member.Type.Form == MemberForm.Scalar)
        {
            return binding.ElementType == TensorElementType.String
                ? $"row.Write({tensor}, {Text(member, value)});"
                : $"row.Write<{binding.ElementType.Keyword()}>({tensor}, {Convert(member, binding.ElementType, value)});";
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

    private static string Convert(ContractMember member, TensorElementType target, string value)
    {
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
        if (symbols.Measured.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine($"public static void Measure(in {side.Type.FullName} input, global::System.Span<long> symbols)");
        writer.Block(() =>
        {
            for (int i = 0; i < symbols.Names.Count; i++)
            {
                List<(TensorBinding Tensor, int Axis)> sources = [.. symbols.SourcesOf(symbols.Names[i])];
                bool isKnown = LengthOf(sources[0].Tensor, sources[0].Axis) is var first && !first.StartsWith(TensorMember, System.StringComparison.Ordinal) && !sources[0].Tensor.CanBeLeftOut;
                writer.WriteLine($"symbols[{i}] = {(isKnown ? first : $"{TensorMember}.FirstKnown({string.Join(", ", sources.Select(source => LengthOf(source.Tensor, source.Axis)))})")};");
            }

            foreach (TensorBinding tensor in side.Tensors.Where(tensor => tensor.HasPresence))
                writer.WriteLine($"symbols[{symbols.PresenceOf(tensor)}] = input.{Member(tensor.Member).Identifier} is null ? 0 : 1;");
        });
    }

    private string LengthOf(TensorBinding tensor, int axis)
    {
        ContractMember member = Member(tensor.Members[0]);
        string value = "input." + member.Identifier;
        if (member.Type.Form == MemberForm.Tensor)
            return $"{TensorMember}.Length({value}, {RowDimensions.AxisOf(tensor, axis)})";
        long step = RowDimensions.Of(tensor).Step;
        string length = $"{value}{(tensor.CanBeLeftOut ? "?" : "")}.Length{(step > 1 ? " / " + step : "")}";
        return tensor.CanBeLeftOut ? length + " ?? -1" : length;
    }

    // Only rows that agree in what the whole run shares can run together.
    private void EmitSharesParameters(SourceWriter writer)
    {
        List<string> comparisons = [.. side.Tensors
            .Where(tensor => tensor.BatchAxis < 0 && !tensor.IsRunValue)
            .SelectMany(Same)];
        if (model.OneRowPerRun || comparisons.Count == 0)
            return;
        writer.WriteLine();
        writer.WriteLine($"public static bool SharesParameters(in {side.Type.FullName} first, in {side.Type.FullName} second) =>");
        writer.WriteLine("    " + string.Join("\n    && ", comparisons) + ";");
    }

    private IEnumerable<string> Same(TensorBinding tensor)
    {
        if (tensor.NestedIn < 0)
            return tensor.Members.Select(member => Same(Member(member), tensor.CanBeLeftOut));
        ContractMember outer = Member(tensor.NestedIn);
        string given = outer.Identifier + (tensor.CanBeLeftOut ? "?." : ".");
        return tensor.Members.Select(member => tensor.TypeIn(side.Type).Members[member].Identifier).Select(member => $"first.{given}{member} == second.{given}{member}");
    }

    // Rows that leave a parameter out never meet those that give it: its presence has grouped them before.
    private static string Same(ContractMember member, bool canBeLeftOut)
    {
        string same = Same(member, canBeLeftOut ? member.Type.Form == MemberForm.Memory ? ".GetValueOrDefault()" : "!" : "");
        return canBeLeftOut && member.Type.Form != MemberForm.Scalar ? $"(first.{member.Identifier} is null || {same})" : same;
    }

    private static string Same(ContractMember member, string given) => member.Type.Form switch
    {
        MemberForm.Tensor => $"{TensorMember}.Same(first.{member.Identifier}{given}, second.{member.Identifier}{given})",
        MemberForm.Array => $"global::System.Linq.Enumerable.SequenceEqual(first.{member.Identifier}{given}, second.{member.Identifier}{given})",
        MemberForm.Memory => $"global::System.MemoryExtensions.SequenceEqual(first.{member.Identifier}{given}.Span, second.{member.Identifier}{given}.Span)",
        _ => $"first.{member.Identifier} == second.{member.Identifier}",
    };

    private ContractMember Member(int index) => side.Type.Members[index];
}
