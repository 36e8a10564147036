using System.Text;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Writes the member that would bind a tensor, for the message that says it is not bound.</summary>
internal static class MemberSuggestion
{
    public static string For(BoundValue value, ValueInfo input)
    {
        if (value.RightType() is not { } type)
            return "no member type binds to " + input.Type + " yet";
        string name = PascalCase(input.Name);
        string attribute = Names.Loose(name) == Names.Loose(input.Name) ? "" : "[Tensor(" + CSharpLiteral.Of(input.Name) + ")] ";
        return "add '" + attribute + "public required " + type + " " + name + " { get; init; }'";
    }

    private static string PascalCase(string name)
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
                result.Append("Input");
            result.Append(starts ? char.ToUpperInvariant(letter) : letter);
            starts = false;
        }

        return result.Length > 0 ? result.ToString() : "Input";
    }
}
