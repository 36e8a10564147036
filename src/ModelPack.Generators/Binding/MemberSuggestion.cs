using System.Text;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>The member that would bind a tensor, for the message that says it is not bound, and for its code fix.</summary>
internal static class MemberSuggestion
{
    public static string For(ContractType type, BoundValue value, ValueInfo input)
    {
        if (Member(type, value, input) is not { } member)
            return "no member type binds to " + input.Type + " yet";
        string attribute = member.Tensor is null ? "" : "[Tensor(" + CSharpLiteral.Of(member.Tensor) + ")] ";
        return "add '" + attribute + "public required " + member.Type + " " + member.Name + " { get; init; }'";
    }

    /// <summary>The member; null when no type binds to the tensor. It names its tensor where its own name does not say it, or would make it a column.</summary>
    public static (string Type, string Name, string? Tensor)? Member(ContractType type, BoundValue value, ValueInfo input)
    {
        if (value.RightType() is not { } right)
            return null;
        string name = PascalCase(input.Name, "Input");
        bool isFound = Names.Loose(name) == Names.Loose(input.Name) && (type.FeatureVector is null || !value.Row.IsSingle);
        return (right, name, isFound ? null : input.Name);
    }

    /// <summary>An identifier made of a name's letters and digits.</summary>
    /// <param name="name">Any text.</param>
    /// <param name="prefix">What goes before a digit, or stands for a name without letters.</param>
    public static string PascalCase(string name, string prefix)
    {
        var result = new StringBuilder();
        bool starts = true;
        foreach (char letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                starts = true;
                continue;
            }

            if (result.Length == 0 && char.IsDigit(letter))
                result.Append(prefix);
            result.Append(starts ? char.ToUpperInvariant(letter) : letter);
            starts = false;
        }

        return result.Length > 0 ? result.ToString() : prefix;
    }
}
