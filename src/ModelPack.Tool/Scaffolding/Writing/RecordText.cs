using System.Text;
using ModelPack.Tool.Scaffolding.Planning;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Writes the file of a record.</summary>
internal static class RecordText
{
    /// <summary>The record.</summary>
    public static string Write(RecordPlan record, string @namespace)
    {
        var text = new StringBuilder();
        foreach (string name in Usings(record))
            text.Append("using ").Append(name).Append(";\n");
        text.Append(text.Length > 0 ? "\n" : "");
        text.Append($"namespace {@namespace};\n\n/// <summary>{record.Summary}</summary>\n");
        if (record.FeatureVector is { } tensor)
            text.Append($"[FeatureVector({CSharpText.Literal(tensor)})]\n");
        text.Append($"public sealed record {record.Name}");
        if (record.Members.Count == 0)
            return text.Append(";\n").ToString();
        return text.Append("\n{\n").AppendJoin('\n', record.Members.Select(Member)).Append("}\n").ToString();
    }

    private static string Member(MemberPlan member)
    {
        string remarks = member.Remarks.Length > 0 ? $"    /// <remarks>{member.Remarks}</remarks>\n" : "";
        string attributes = member.Attributes.Count > 0 ? $"[{string.Join(", ", member.Attributes)}] " : "";
        string required = member.IsRequired ? "required " : "";
        return $"    /// <summary>{member.Summary}</summary>\n{remarks}    {attributes}public {required}{member.Type} {member.Name} {{ get; init; }}\n";
    }

    private static IEnumerable<string> Usings(RecordPlan record)
    {
        if (record.Members.Any(static member => member.Attributes.Any(static attribute => attribute.StartsWith("AllowedValues(", StringComparison.Ordinal))))
            yield return "System.ComponentModel.DataAnnotations";
        if (record.Members.Any(static member => member.Type.Contains("Tensor<", StringComparison.Ordinal)))
            yield return "System.Numerics.Tensors";
        bool usesOurs = record.FeatureVector is not null
            || record.Members.Any(static member => member.Type.Contains("BFloat16", StringComparison.Ordinal) || member.Attributes.Any(static attribute => !attribute.StartsWith("AllowedValues(", StringComparison.Ordinal)));
        if (usesOurs)
            yield return "ModelPack";
    }
}
