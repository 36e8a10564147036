using System.Collections.Generic;
using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>Unpack</c>: the prediction of a row from the output tensors.</summary>
internal sealed class UnpackEmitter(ContractSide side, LabelFields labels)
{
    private readonly ValueExpressions _values = new(labels);

    public void Emit(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"public static {side.Type.FullName} Unpack(scoped in {RuntimeNames.Runtime}.OutputRow row)");
        writer.Block(() =>
        {
            for (int tensor = 0; tensor < side.Tensors.Count; tensor++)
            {
                if (side.Tensors[tensor].IsFeatureVector)
                    writer.WriteLine(Columns(tensor, side.Tensors[tensor]));
            }

            Dictionary<int, string> values = Values(side);
            for (int member = 0; member < side.Type.Members.Count; member++)
            {
                if (side.Type.Members[member].Type.Nested is not { } nested)
                    continue;
                writer.WriteLine($"var nested{member} = {Construction.Of(nested, Values(side.Nested(member)))};");
                values.Add(member, "nested" + member);
            }

            writer.WriteLine($"return {Construction.Of(side.Type, values)};");
        });
    }

    private Dictionary<int, string> Values(ContractSide from)
    {
        var values = new Dictionary<int, string>();
        for (int member = 0; member < from.Type.Members.Count; member++)
        {
            if (from.BindingOf(member) is { } binding)
                values.Add(member, Read(from.Type.Members[member], binding));
        }

        return values;
    }

    private static string Columns(int tensor, TensorBinding binding)
    {
        string type = binding.ElementType.Keyword();
        string source = binding.BatchAxis > 0 ? $"row.ReadArray<{type}>({tensor})" : $"row.Elements<{type}>({tensor}, {binding.Members.Count})";
        return $"{RuntimeNames.ReadOnlySpan}<{type}> features{tensor} = {source};";
    }

    private string Read(ContractMember member, MemberBinding binding)
    {
        if (binding.Binding.IsOptional)
            return $"row.Value({binding.Tensor}) is {{ HasValue: true }} given{binding.Tensor} ? {_values.Read(member.Type, binding.Binding, $"given{binding.Tensor}")} : null";
        return binding.Binding.Form is ValueForm.Tensor or ValueForm.RowMaps
            ? ReadRow(member, binding)
            : _values.Read(member.Type, binding.Binding, $"row.Value({binding.Tensor})");
    }

    private string ReadRow(ContractMember member, MemberBinding binding) => member.Type.Form switch
    {
        MemberForm.Tensor => member.Type.Element == ScalarType.String ? $"row.ReadTensor({binding.Tensor})" : $"row.ReadTensor<{member.Type.Element.Keyword()}>({binding.Tensor})",
        MemberForm.Scalar => ReadScalar(member, binding),
        MemberForm.Dictionary => ReadMap(member, binding),
        _ => ReadElements(member, binding),
    };

    private string ReadScalar(ContractMember member, MemberBinding binding)
    {
        TensorElementType element = binding.Binding.ElementType;
        if (element == TensorElementType.String)
            return member.Type.Element == ScalarType.Enum ? $"row.ReadLabel({binding.Tensor}, {labels.Of(member.Type.Enum!)})" : $"row.ReadString({binding.Tensor})";
        string value = binding.Column >= 0 ? $"features{binding.Tensor}[{binding.Column}]" : $"row.Read<{element.Keyword()}>({binding.Tensor})";
        if (member.Type.Element == element.ToScalar())
            return value;
        return member.Type.Element switch
        {
            ScalarType.Enum => $"{labels.Of(member.Type.Enum!)}.FromInteger({(element == TensorElementType.Int64 ? "" : "(long)")}{value})",
            ScalarType.Boolean => $"{value} != default",
            _ => $"({member.Type.Element.Keyword()}){value}",
        };
    }

    private string ReadMap(ContractMember member, MemberBinding binding)
    {
        string value = member.Type.Element.Keyword();
        return member.Type.Key == ScalarType.Enum
            ? $"row.ReadMap<{member.Type.Enum!.FullName}, {value}>({binding.Tensor}, {labels.Of(member.Type.Enum!)})"
            : $"row.ReadMap<{member.Type.Key.Keyword()}, {value}>({binding.Tensor})";
    }

    private string ReadElements(ContractMember member, MemberBinding binding)
    {
        string element = binding.Binding.ElementType.Keyword();
        return (member.Type.Element, binding.Binding.ElementType) switch
        {
            (ScalarType.Enum, TensorElementType.String) => $"{labels.Of(member.Type.Enum!)}.FromLabels(row.ReadStrings({binding.Tensor}))",
            (ScalarType.Enum, _) => $"{labels.Of(member.Type.Enum!)}.FromIntegers<{element}>(row.ReadArray<{element}>({binding.Tensor}))",
            (ScalarType.String, _) => $"row.ReadStrings({binding.Tensor})",
            _ when member.Type.Form == MemberForm.Memory => $"row.ReadMemory<{element}>({binding.Tensor})",
            _ => $"row.ReadArray<{element}>({binding.Tensor})",
        };
    }
}
