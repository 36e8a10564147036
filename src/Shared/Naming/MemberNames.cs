using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ModelPack.Naming;

/// <summary>Names members for what a model names: tensors, features, labels.</summary>
internal static class MemberNames
{
    // What every object or record has; a member of one of these names hides it or does not compile.
    private static readonly string[] s_reserved =
    [
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
    ];

    private static readonly (string Sign, string Spelled)[] s_signs = [("<=", "at most"), (">=", "at least"), ("<", "below"), (">", "above")];

    /// <summary>A name for each text, in order; no two are equal, not even without case, so that their JSON names differ too.</summary>
    /// <param name="texts">Names of tensors: any texts, equal ones too.</param>
    /// <param name="type">The name of the type that the members are of: no member may have it.</param>
    /// <param name="word">What the texts are, as in <c>Input</c>: makes a name of a text that is none, as in <c>Input39</c>.</param>
    /// <param name="members">The members that the type has already.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> texts, string type, string word, IEnumerable<string>? members = null)
    {
        string[] wanted = [.. texts.Select(text => PascalCase.Of(text, word))];
        var reserved = new HashSet<string>([.. s_reserved, type], StringComparer.Ordinal);
        for (int i = 0; i < wanted.Length; i++)
        {
            if (reserved.Contains(wanted[i]))
                wanted[i] += word;
        }

        // Who asks first for a name gets it; the others get numbers, but never a name that another text has by itself.
        var names = new string[wanted.Length];
        var taken = new HashSet<string>((members ?? []).Concat([type]).Select(Key), StringComparer.Ordinal);
        for (int i = 0; i < wanted.Length; i++)
        {
            if (taken.Add(Key(wanted[i])))
                names[i] = wanted[i];
        }

        var next = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < wanted.Length; i++)
            names[i] ??= Number(wanted[i], taken, next);
        return names;
    }

    /// <summary>Names for the columns of a feature vector; a unit in parentheses is no part of a name.</summary>
    public static IReadOnlyList<string> OfFeatures(IReadOnlyList<string> features, string type, IEnumerable<string>? members = null) =>
        Of([.. features.Select(LooseNames.WithoutUnit)], type, "Feature", members);

    /// <summary>Names for the members of an enum: labels are often numbers, and tell ranges apart by their signs.</summary>
    public static IReadOnlyList<string> OfLabels(IReadOnlyList<string> labels, string type, IEnumerable<string>? members = null) =>
        Of([.. labels.Select(SpellSigns)], type, "Label", members);

    /// <summary>Which members find their tensor by their own name; the others need <c>[Tensor]</c>.</summary>
    /// <param name="members">The members' names.</param>
    /// <param name="tensors">The tensor of each member: all inputs, or all outputs, of the model.</param>
    public static IReadOnlyList<bool> FindTensors(IReadOnlyList<string> members, IReadOnlyList<string> tensors)
    {
        string[] loose = [.. tensors.Select(LooseNames.OfTensor)];
        ILookup<string, string> byLoose = Enumerable.Range(0, loose.Length).ToLookup(i => loose[i], i => tensors[i], StringComparer.Ordinal);
        return [.. members.Select((member, i) => LooseNames.OfTensor(member) == loose[i] && byLoose[loose[i]].All(tensor => tensor == tensors[i]))];
    }

    /// <summary>Whether a member of an enum has its label by its own name; otherwise it needs <c>[EnumMember]</c>.</summary>
    public static bool HasLabel(string member, string label) => string.Equals(member, label, StringComparison.OrdinalIgnoreCase);

    private static string SpellSigns(string label)
    {
        string text = label.Trim();
        foreach ((string sign, string spelled) in s_signs)
        {
            if (text.Length > sign.Length && text.StartsWith(sign, StringComparison.Ordinal))
                return spelled + " " + text.Substring(sign.Length);
        }

        if (text.Length > 1 && text[0] == '-' && char.IsDigit(text[1]))
            return "Label minus " + text.Substring(1);
        return text.Length < 2 ? text
            : text[text.Length - 1] == '+' ? text + " plus"
            : text[text.Length - 1] == '-' ? text + " minus"
            : text;
    }

    private static string Number(string name, HashSet<string> taken, Dictionary<string, int> next)
    {
        string key = Key(name);
        int number = next.TryGetValue(key, out int last) ? last : 1;
        string numbered;
        do
            numbered = name + (++number).ToString(CultureInfo.InvariantCulture);
        while (!taken.Add(Key(numbered)));
        next[key] = number;
        return numbered;
    }

    // Some letters have two capitals or two small forms; JSON names are in small ones.
    private static string Key(string name) => name.ToUpperInvariant().ToLowerInvariant();
}
