using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Emits <c>WriteOutput</c>.</summary>
internal sealed class JsonWriteEmitter(ContractSide side, LabelFields labels)
{
    public void Emit(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"public static void WriteOutput({RuntimeNames.JsonWriter} writer, in {side.Type.FullName} output)");
        writer.Block(() =>
        {
            writer.WriteLine("writer.WriteStartObject();");
            for (int i = 0; i < side.Type.Members.Count; i++)
                writer.WriteLine($"{RuntimeNames.JsonOutput}.Write(writer, {CSharpText.Literal(side.Type.Members[i].JsonName)}u8, {Arguments(i, side.Type.Members[i])});");
            writer.WriteLine("writer.WriteEndObject();");
        });
    }

    private string Arguments(int index, ContractMember member)
    {
        string value = "output." + member.Identifier;
        if (member.Type.Form == MemberForm.Memory)
            value += ".Span";
        if (member.Type.Enum is { } type)
            value += ", " + labels.Of(type);
        if (member.Type.Form is MemberForm.Array or MemberForm.Memory)
            value += ", " + (side.BindingOf(index) is { } binding ? RowDimensions.Of(binding.Binding).Expression : "[-1]");
        return value;
    }
}
