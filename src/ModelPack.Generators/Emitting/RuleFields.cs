using System.Collections.Generic;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>The static fields that hold what rules need: compiled patterns and user-made attributes.</summary>
internal sealed class RuleFields
{
    // A pattern of the author is not hostile, but the text it meets may be.
    private const string Timeout = "global::System.TimeSpan.FromSeconds(1)";

    private readonly List<(string Type, string Expression)> _fields = [];

    /// <summary>The field of a pattern, which matches whole texts: of several ways to match, one that reaches the end counts. A comment could swallow the end of it.</summary>
    public string Pattern(string pattern) => Field(
        "global::System.Text.RegularExpressions.Regex",
        $"new({CSharpText.Literal(pattern.Contains("#") && pattern.Contains("(?") ? pattern : $@"\A(?:{pattern})\z")}, global::System.Text.RegularExpressions.RegexOptions.None, {Timeout})");

    /// <summary>The field of a user-made attribute.</summary>
    public string Attribute(string expression) => Field("global::System.ComponentModel.DataAnnotations.ValidationAttribute", expression);

    /// <summary>The field that maps the members of a type to their JSON names.</summary>
    public string MemberNames(ContractType type)
    {
        var pairs = new List<string>();
        foreach (ContractMember member in type.Members)
            pairs.Add($"({CSharpText.Literal(member.Name)}, {CSharpText.Literal(member.JsonName)})");
        return Field("(string, string)[]", "[" + string.Join(", ", pairs) + "]");
    }

    public void Emit(SourceWriter writer)
    {
        for (int i = 0; i < _fields.Count; i++)
        {
            writer.WriteLine();
            writer.WriteLine($"private static readonly {_fields[i].Type} s_rule{i} = {_fields[i].Expression};");
        }
    }

    private string Field(string type, string expression)
    {
        int index = _fields.IndexOf((type, expression));
        if (index < 0)
        {
            index = _fields.Count;
            _fields.Add((type, expression));
        }

        return "s_rule" + index;
    }
}
