using System.Globalization;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>WriteOutput</c>.</summary>
internal sealed class JsonWriteEmitter(ContractSide side, LabelFields labels, string suffix = "")
{
    public void Emit(SourceWriter writer)
    {
        for (int i = 0; i < side.Type.Members.Count; i++)
        {
            if (side.Type.Members[i].Type.Nested is not null)
                new JsonWriteEmitter(side.Nested(i), labels, i.ToString(CultureInfo.InvariantCulture)).Emit(writer);
        }

        writer.WriteLine();
        writer.WriteLine($"{(suffix.Length > 0 ? "private static void WriteNested" + suffix : "public static void WriteOutput")}({RuntimeNames.JsonWriter} writer, in {side.Type.FullName} output)");
        writer.Block(() =>
        {
            writer.WriteLine("writer.WriteStartObject();");
            for (int i = 0; i < side.Type.Members.Count; i++)
                writer.WriteLine(Write(i, side.Type.Members[i]));
            writer.WriteLine("writer.WriteEndObject();");
        });
    }

    private string Write(int index, ContractMember member)
    {
        string name = CSharpText.Literal(member.JsonName) + "u8";
        string value = "output." + member.Identifier;
        TensorBinding? binding = side.BindingOf(index)?.Binding;
        if (member.Type.Nested is not null)
            return $"{RuntimeNames.JsonOutput}.WriteName(writer, {name});\nWriteNested{index}(writer, {value});";
        if (member.Type.Form == MemberForm.List)
            return $"{RuntimeNames.JsonOutput}.Write(writer, {name}, {value}, static (writer, item) => {RuntimeNames.JsonOutput}.WriteItem(writer, {Arguments(member.Type.Item!, binding, "item")}));";
        if (member.Type is { IsNullable: true, Form: MemberForm.Memory } or { IsNullable: true, Form: MemberForm.Array, Element: ScalarType.Enum })
            return $"if ({value} is {{ }} {side.LocalOf(index)}) {RuntimeNames.JsonOutput}.Write(writer, {name}, {Arguments(member.Type, binding, side.LocalOf(index))}); else writer.WriteNull({name});";
        return $"{RuntimeNames.JsonOutput}.Write(writer, {name}, {Arguments(member.Type, binding, value)});";
    }

    private string Arguments(MemberType memberType, TensorBinding? binding, string value)
    {
        if (memberType.Form == MemberForm.Memory)
            value += ".Span";
        if (memberType.Enum is { } type)
            value += ", " + labels.Of(type);
        if (memberType.Form is MemberForm.Array or MemberForm.Memory)
            value += ", " + (binding is not null ? RowDimensions.Of(binding).Expression : "[-1]");
        return value;
    }
}
