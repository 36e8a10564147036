using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Reads lists of feature names: a JSON array of strings, one name a line, or names between commas.</summary>
public static class FeatureNameList
{
    private const string Key = "feature_names";

    // Of a list whose parts are trimmed: the parts, the names, and their places in lists.
    private const long CostOfName = 96;

    /// <summary>Reads a list.</summary>
    /// <param name="text">A metadata property's value, or a <c>FeatureNames</c> file's text.</param>
    /// <param name="names">The names, in order, without blanks around them.</param>
    /// <param name="error">Why the text is no list, when the result is false.</param>
    public static bool TryParse(string text, out EquatableArray<string> names, [NotNullWhen(false)] out string? error)
    {
        string trimmed = text.Trim().TrimStart('\ufeff').TrimStart();
        var list = new List<string>();
        error = trimmed.Length == 0 ? "it names no feature"
            : trimmed[0] != '[' ? ReadPlain(trimmed, list)
            : ReadJson(trimmed, list);
        names = error is null ? new EquatableArray<string>(list) : default;
        return error is null;
    }

    /// <summary>The signature with the names of a <c>FeatureNames</c> file, which the author chose: they go before the file's own.</summary>
    /// <param name="signature">The signature that the model gives.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="input">The input that the names belong to; empty when the model has one.</param>
    /// <param name="merged">The signature with the names, when the result is true.</param>
    /// <param name="error">Why the text is no list, when the result is false.</param>
    public static bool TryMerge(
        ModelSignature signature,
        string text,
        string input,
        [NotNullWhen(true)] out ModelSignature? merged,
        [NotNullWhen(false)] out string? error)
    {
        merged = null;
        if (!TryParse(text, out EquatableArray<string> names, out error))
            return false;
        IEnumerable<FeatureNames> others = signature.FeatureNames.Where(other => other.Input != input);
        merged = signature with { FeatureNames = new([new FeatureNames(input, names), .. others]) };
        return true;
    }

    /// <summary>The lists in <c>feature_names</c> and <c>feature_names.&lt;tensor&gt;</c>; what is no list is nothing to us.</summary>
    internal static EquatableArray<FeatureNames> FromMetadata(IEnumerable<MetadataProperty> metadata, MemoryBudget budget)
    {
        var found = new List<FeatureNames>();
        foreach (MetadataProperty property in metadata)
        {
            string? input = property.Key == Key ? ""
                : property.Key.StartsWith(Key + ".", StringComparison.Ordinal) ? property.Key.Substring(Key.Length + 1)
                : null;
            if (input is null)
                continue;

            // A list of nothing but separators has as many names as characters.
            budget.Keep(CostOfName * (1 + property.Value.Count(c => c is ',' or '\n')));
            if (TryParse(property.Value, out EquatableArray<string> names, out _))
                found.Add(new FeatureNames(input, names));
        }

        return new EquatableArray<FeatureNames>(found);
    }

    private static string? ReadPlain(string text, List<string> names)
    {
        char separator = text.IndexOf('\n') >= 0 ? '\n' : ',';
        foreach (string name in text.Split(separator))
            names.Add(name.Trim());
        return names.Contains("") ? "one of its names is empty" : null;
    }

    private static string? ReadJson(string text, List<string> names)
    {
        int position = 1;
        SkipBlanks(text, ref position);
        while (QuotedText.TryRead(text, ref position, out string name))
        {
            names.Add(name);
            SkipBlanks(text, ref position);
            if (position < text.Length && text[position] == ']')
                return position == text.Length - 1 ? null : "text follows its JSON array";
            if (position >= text.Length || text[position] != ',')
                break;
            position++;
            SkipBlanks(text, ref position);
        }

        return "it begins as a JSON array, but is not an array of strings";
    }

    private static void SkipBlanks(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
    }
}
