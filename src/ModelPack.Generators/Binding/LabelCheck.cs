using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Compares the class labels of a graph with the members of an enum.</summary>
internal static class LabelCheck
{
    /// <summary>The labels that no member of the enum has.</summary>
    public static IReadOnlyList<string> Missing(ClassLabels labels, EnumType type) =>
        [.. labels.Labels.Where(label => !type.Members.Any(member => labels.AreStrings ? HasLabel(member, label) : HasValue(member, type, label)))];

    private static bool HasLabel(EnumMember member, string label) =>
        string.Equals(member.Label, label, member.IsExplicit ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static bool HasValue(EnumMember member, EnumType type, string label) =>
        ElementTypes.ValueOf(member, type).ToString(CultureInfo.InvariantCulture) == label;
}
