using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Naming;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Says what would repair an issue, where the model leaves no choice or only a few.</summary>
internal static class IssueFixes
{
    private const int MostChoices = 3;

    private static readonly Regex Named = new(@"\b(?:IReadOnlyDictionary|IReadOnlyList|ReadOnlyMemory|Half|Tensor|BFloat16)\b", RegexOptions.CultureInvariant);

    /// <summary>One of a few names, those most like <paramref name="wanted"/> first; null where there are none.</summary>
    public static IssueFix? Choose(string wanted, IEnumerable<string> names)
    {
        var choices = new EquatableArray<string>(Names.ClosestFirst(wanted, names).Take(MostChoices));
        return choices.Count == 0 ? null : new IssueFix(FixKind.ChooseName, "", choices);
    }

    /// <summary>No batch: rows do not share a run. Whose contract it is, <see cref="In"/> adds.</summary>
    public static IssueFix TakeNoBatch { get; } = new(FixKind.SetBatch, "", new EquatableArray<string>([""]));

    /// <summary>An issue whose fix changes the contract class, with the name of that class.</summary>
    public static ContractIssue In(PredictorType predictor, ContractIssue issue) =>
        issue.Fix is { Kind: FixKind.SetBatch } fix ? issue with { Fix = fix with { Type = predictor.FullName } } : issue;

    /// <summary>Another type for a member: memory stays memory, and what may be missing still may.</summary>
    /// <param name="member">The member.</param>
    /// <param name="right">The type as messages write it; null where none is known.</param>
    public static IssueFix? ChangeType(ContractMember member, string? right)
    {
        if (right is null)
            return null;
        if (member.Type.Form == MemberForm.Memory && right.EndsWith("[]", System.StringComparison.Ordinal))
            right = "ReadOnlyMemory<" + right.Substring(0, right.Length - 2) + ">";
        return ChangeToFull(member, Full(right));
    }

    /// <summary>Another type, written with <c>global::</c>.</summary>
    public static IssueFix ChangeToFull(ContractMember member, string right) =>
        new(FixKind.ChangeType, "", new EquatableArray<string>([member.Type.IsNullable && !right.EndsWith("?", System.StringComparison.Ordinal) ? right + "?" : right]));

    /// <summary>A member for an input that none binds; null where no type does.</summary>
    public static IssueFix? AddMember(ContractType type, BoundValue value, MemberSuggestions suggestions) => suggestions.Member(value) is { } member
        ? new IssueFix(FixKind.AddMembers, type.FullName, new EquatableArray<string>([Full(member.Type), member.Name, member.Tensor ?? ""]))
        : null;

    /// <summary>The columns in the model's order; null where a member is none of them, or where no name tells.</summary>
    /// <param name="type">The type with the feature vector.</param>
    /// <param name="columns">Its columns as they are, by member.</param>
    /// <param name="value">The tensor.</param>
    /// <param name="names">The features by column.</param>
    public static IssueFix? SetColumns(ContractType type, IEnumerable<int> columns, BoundValue value, EquatableArray<string>? names)
    {
        if (names is not { Count: > 0 } known || (value.Row.Width is { } width && width != known.Count))
            return null;
        List<ContractMember> open = [.. columns.Select(index => type.Members[index])];
        IReadOnlyList<string> added = MemberNames.OfFeatures([.. known], type.Name, type.Members.Select(member => member.Name));
        var values = new List<string>();
        for (int index = 0; index < known.Count; index++)
        {
            string name = known[index];
            ContractMember? member = open.Find(candidate => LooseNames.OfFeature(candidate.FeatureName ?? candidate.Name) == LooseNames.OfFeature(name));
            string column = member?.Name ?? added[index];
            values.Add(column);
            values.Add(member is null ? Full(value.ElementType.ToScalar().ToCSharp()) : "");
            values.Add(member is null ? Differing(column, name) : member.FeatureName ?? "");
            if (member is not null)
                open.Remove(member);
        }

        return open.Count == 0 ? new IssueFix(FixKind.SetColumns, type.FullName, new EquatableArray<string>(values)) : null;
    }

    /// <summary>Members of an enum for labels that it lacks.</summary>
    public static IssueFix AddLabels(EnumType type, IEnumerable<string> labels, bool areStrings)
    {
        List<string> all = [.. labels];
        IReadOnlyList<string> names = MemberNames.OfLabels(all, IssueWriter.ShortName(type.FullName), type.Members.Select(member => member.Name));
        var values = new List<string>();
        for (int index = 0; index < all.Count; index++)
        {
            values.Add(names[index]);
            values.Add(areStrings && !MemberNames.HasLabel(names[index], all[index]) ? all[index] : "");
            values.Add(areStrings ? "" : all[index]);
        }

        return new IssueFix(FixKind.AddLabels, type.FullName, new EquatableArray<string>(values));
    }

    /// <summary>A type as messages write it, with the namespaces of what the contract language names.</summary>
    private static string Full(string type) => Named.Replace(type, found => found.Value switch
    {
        "ReadOnlyMemory" or "Half" => "global::System.",
        "Tensor" => "global::System.Numerics.Tensors.",
        "BFloat16" => "global::ModelPack.",
        _ => "global::System.Collections.Generic.",
    } + found.Value);

    private static string Differing(string member, string feature) => LooseNames.OfFeature(member) == LooseNames.OfFeature(feature) ? "" : feature;
}
