using System.Text;
using ModelPack.Tool.Scaffolding.Planning;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Writes the file of an enum of class labels.</summary>
internal static class EnumText
{
    /// <summary>The enum.</summary>
    public static string Write(EnumPlan type, string @namespace)
    {
        var text = new StringBuilder(type.Members.Any(static member => !member.IsNamed) ? "using System.Runtime.Serialization;\n\n" : "");
        text.Append($"namespace {@namespace};\n\n/// <summary>The class labels of the model.</summary>\npublic enum {type.Name}\n{{\n");
        return text.AppendJoin('\n', type.Members.Select(Member)).Append("}\n").ToString();
    }

    private static string Member(LabelPlan member) =>
        $"    /// <summary>The label {XmlText.Code(member.Label)}.</summary>\n    {(member.IsNamed ? "" : $"[EnumMember(Value = {CSharpText.Literal(member.Label)})] ")}{member.Name},\n";
}
