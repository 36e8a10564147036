using System;
using System.Linq;
using System.Text;
using System.Threading;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ModelPack.Generators.Parsing;

/// <summary>Plain text of doc comments. Comments in source are read from syntax: asking the symbol would bind every <c>cref</c> on every key press.</summary>
internal static class Documentation
{
    /// <summary>The summary of a type, property or field, or the text for a positional parameter; empty without one.</summary>
    public static string SummaryOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol.DeclaringSyntaxReferences.IsEmpty)
            return SummaryOfMetadata(symbol, cancellationToken);
        foreach (SyntaxReference reference in symbol.DeclaringSyntaxReferences)
        {
            string text = SummaryOf(reference.GetSyntax(cancellationToken));
            if (text.Length > 0)
                return text;
        }

        return "";
    }

    private static string SummaryOf(SyntaxNode node) => node switch
    {
        ParameterSyntax { Parent.Parent: TypeDeclarationSyntax type } parameter => Find(type, "param", parameter.Identifier.ValueText),
        VariableDeclaratorSyntax { Parent.Parent: { } field } => Find(field, "summary", null),
        _ => Find(node, "summary", null),
    };

    private static string Find(SyntaxNode declaration, string element, string? name)
    {
        if (!declaration.HasLeadingTrivia)
            return "";
        foreach (SyntaxTrivia trivia in declaration.GetLeadingTrivia())
        {
            if (!trivia.HasStructure || trivia.GetStructure() is not DocumentationCommentTriviaSyntax comment)
                continue;
            XmlElementSyntax? found = comment.Content.OfType<XmlElementSyntax>().FirstOrDefault(candidate =>
                candidate.StartTag.Name.LocalName.ValueText == element
                && (name is null || candidate.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Any(a => a.Identifier.Identifier.ValueText == name)));
            if (found is not null)
                return PlainText(found);
        }

        return "";
    }

    private static string PlainText(XmlElementSyntax element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return Collapse(text.ToString());
    }

    private static void Append(XmlNodeSyntax node, StringBuilder text)
    {
        switch (node)
        {
            case XmlTextSyntax plain:
                foreach (SyntaxToken token in plain.TextTokens)
                    text.Append(token.ValueText);
                break;
            case XmlElementSyntax element:
                foreach (XmlNodeSyntax child in element.Content)
                    Append(child, text);
                text.Append(element.StartTag.Name.LocalName.ValueText == "para" ? " " : "");
                break;
            case XmlEmptyElementSyntax empty:
                text.Append(empty.Attributes.Select(Reference).FirstOrDefault(reference => reference.Length > 0) ?? " ");
                break;
            case XmlCDataSectionSyntax data:
                foreach (SyntaxToken token in data.TextTokens)
                    text.Append(token.ValueText);
                break;
        }
    }

    private static string Reference(XmlAttributeSyntax attribute) => attribute switch
    {
        XmlCrefAttributeSyntax cref => cref.Cref.ToString(),
        XmlNameAttributeSyntax name => name.Identifier.Identifier.ValueText,
        XmlTextAttributeSyntax { Name.LocalName.ValueText: "langword" } text => string.Concat(text.TextTokens.Select(token => token.ValueText)),
        _ => "",
    };

    private static string SummaryOfMetadata(ISymbol symbol, CancellationToken cancellationToken)
    {
        string? xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrEmpty(xml))
            return "";
        try
        {
            return Collapse(XElement.Parse(xml).Element("summary")?.Value ?? "");
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static string Collapse(string text) =>
        string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
