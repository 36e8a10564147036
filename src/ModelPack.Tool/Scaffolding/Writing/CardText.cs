using System.Text;
using ModelPack.Signatures;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Tool.Scaffolding.Writing;

/// <summary>Writes the draft of the author's part of the model card: what the model says itself, and questions that only its author answers.</summary>
/// <remarks>The questions are comments: a card that nobody has completed shows no empty promises.</remarks>
internal static class CardText
{
    /// <summary>The draft.</summary>
    public static string Write(ModelSignature signature)
    {
        var card = new StringBuilder("## About the model\n\n");
        string documentation = Text(signature.Documentation.Trim());
        if (documentation.Length > 0)
            card.Append(documentation).Append("\n\n");
        card.Append("""
            <!-- Intended use: which question does the model answer, for whom, and for what is it not made? -->

            <!-- Training data: what it was trained on, from when, and under which licence. -->

            <!-- Quality: how good it is, on which data, and where it is worse. -->

            <!-- Limits: inputs that it has never seen, known errors, who to ask. -->

            """.ReplaceLineEndings("\n"));
        if (signature.Metadata.Count == 0)
            return card.ToString();
        card.Append("\n| metadata | value |\n|---|---|\n");
        foreach (MetadataProperty property in signature.Metadata)
            card.Append($"| {Text(property.Key)} | {Text(Shorten(property.Value))} |\n");
        return card.ToString();
    }

    // Letters that editors hide could make a card read otherwise than it is written.
    private static string Text(string text) =>
        Markdown.Text(string.Concat(text.EnumerateRunes().Select(static rune => Rune.IsWhiteSpace(rune) ? " " : CSharpText.IsInvisible(rune) ? "\ufffd" : rune.ToString())));

    private static string Shorten(string value) => value.Length > 200 ? value[..200] + "..." : value;
}
