using System.Globalization;
using System.Text.Json;
using ModelPack.Packages.Contracts;

namespace ModelPack.Packages.Comparing;

/// <summary>Compares what values a member may have. Of callers fewer may not be taken; to callers more may not be given.</summary>
/// <param name="isInput">Whether callers give the member.</param>
/// <param name="changes">Takes what differs.</param>
internal sealed class RuleComparison(bool isInput, ChangeList changes)
{
    public void Compare(string path, ContractMember old, ContractMember current)
    {
        CompareBounds(path, old, current);
        CompareLimit(path, "length", old.MinLength ?? 0, current.MinLength ?? 0, isMinimum: true);
        CompareLimit(path, "length", old.MaxLength ?? int.MaxValue, current.MaxLength ?? int.MaxValue, isMinimum: false);
        ComparePattern(path, old.Pattern, current.Pattern);
        CompareLists(path, old, current);
        CompareShapes(path, old, current);
        if (!old.Labels.SequenceEqual(current.Labels))
            CompareLabels(path, old.Labels, current.Labels);
        CompareFlag(path, old.AllowNonFinite, current.AllowNonFinite, "NaN and infinity are allowed now", "NaN and infinity are not allowed any more");
        CompareFlag(path, !old.NotBlank, !current.NotBlank, "can be blank now", "can not be blank any more");
        CompareFlag(path, !old.RefusesNull, !current.RefusesNull, "null is taken now", "null is refused now");
        CompareFlag(path, old.FiniteIn.Length == 0, current.FiniteIn.Length == 0, "numbers beyond the model's own type are taken now", "numbers beyond the model's own type are refused now");
        CompareFlag(path, !old.CustomRules, !current.CustomRules, "has no rules of the author's own any more", "has rules of the author's own now");
    }

    private void CompareBounds(string path, ContractMember old, ContractMember current)
    {
        CompareBound(path, "minimum", Minimum(old), Minimum(current), old.ExclusiveMinimum, current.ExclusiveMinimum, sign: 1);
        CompareBound(path, "maximum", Maximum(old), Maximum(current), old.ExclusiveMaximum, current.ExclusiveMaximum, sign: -1);
    }

    private void CompareBound(string path, string name, double old, double current, bool wasExclusive, bool isExclusive, int sign)
    {
        int order = old.CompareTo(current) * -sign;
        order = order != 0 ? order : double.IsInfinity(current) ? 0 : isExclusive.CompareTo(wasExclusive);
        if (order != 0)
            changes.Moves(path, isInput, narrows: order > 0, $"the {name} was {Number(old, wasExclusive)}, is {Number(current, isExclusive)}");
    }

    private void CompareLimit(string path, string name, int old, int current, bool isMinimum)
    {
        if (old != current)
            changes.Moves(path, isInput, narrows: isMinimum == current > old, $"the {(isMinimum ? "least" : "largest")} {name} was {Limit(old)}, is {Limit(current)}");
    }

    private void ComparePattern(string path, string old, string current)
    {
        if (old == current)
            return;
        if (old.Length == 0 || current.Length == 0)
            changes.Moves(path, isInput, narrows: old.Length == 0, current.Length == 0 ? "has no pattern any more" : $"must match '{PrintableText.Of(current, 100)}' now");
        else
            changes.Breaks(path, $"the pattern was '{PrintableText.Of(old, 100)}', is '{PrintableText.Of(current, 100)}'");
    }

    private void CompareLists(string path, ContractMember old, ContractMember current)
    {
        CompareList(path, "allowed", old.Allowed, current.Allowed, moreIsWider: true);
        CompareList(path, "denied", old.Denied, current.Denied, moreIsWider: false);
    }

    // A list that is not there allows everything, and denies nothing.
    private void CompareList(string path, string name, IReadOnlyList<JsonElement>? old, IReadOnlyList<JsonElement>? current, bool moreIsWider)
    {
        bool isGrowing = current is null ? moreIsWider && old is not null : old is null ? !moreIsWider : !JsonValues.AreAmong(current, old);
        bool isShrinking = old is null ? moreIsWider && current is not null : current is null ? !moreIsWider : !JsonValues.AreAmong(old, current);
        if (isGrowing && isShrinking)
            changes.Breaks(path, $"the {name} values are others");
        else if (isGrowing || isShrinking)
            changes.Moves(path, isInput, narrows: isGrowing != moreIsWider, $"{(isGrowing ? "more" : "fewer")} values are {name} than before");
    }

    private void CompareShapes(string path, ContractMember old, ContractMember current)
    {
        if (old.Shape is null != current.Shape is null || old.Shape?.Count != current.Shape?.Count)
        {
            changes.Breaks(path, $"the shape was {Shape(old)}, is {Shape(current)}");
            return;
        }

        for (int i = 0; i < old.Sizes.Count; i++)
        {
            if (old.Sizes[i] == current.Sizes[i])
                continue;
            if (old.Sizes[i] is not null && current.Sizes[i] is not null)
                changes.Breaks(path, $"the shape was {Shape(old)}, is {Shape(current)}");
            else
                changes.Moves(path, isInput, narrows: old.Sizes[i] is null, $"the shape was {Shape(old)}, is {Shape(current)}");
        }
    }

    // Values of an enum are compiled into apps by their place, so a new order breaks as much as a label that is gone.
    private void CompareLabels(string path, IReadOnlyList<string> old, IReadOnlyList<string> current)
    {
        string lost = string.Join(", ", old.Except(current));
        string added = string.Join(", ", current.Except(old));
        bool onlyAdds = lost.Length == 0 && current.Take(old.Count).SequenceEqual(old);
        if (isInput && onlyAdds)
            changes.Adds(path, $"has new labels: {added}");
        else
            changes.Breaks(path, lost.Length + added.Length == 0 ? $"the labels have another order: {string.Join(", ", current)}" : $"the labels changed: gone are {Or(lost)}; new are {Or(added)}");
    }

    private void CompareFlag(string path, bool wasWider, bool isWider, string widened, string narrowed)
    {
        if (wasWider != isWider)
            changes.Moves(path, isInput, narrows: wasWider, isWider ? widened : narrowed);
    }

    private static double Minimum(ContractMember member) => JsonValues.Bound(member.Minimum, double.NegativeInfinity);

    private static double Maximum(ContractMember member) => JsonValues.Bound(member.Maximum, double.PositiveInfinity);

    private static string Number(double bound, bool isExclusive) =>
        double.IsInfinity(bound) ? "not there" : bound.ToString("R", CultureInfo.InvariantCulture) + (isExclusive ? " (excluded)" : "");

    private static string Limit(int limit) => limit == int.MaxValue ? "not there" : limit.ToString(CultureInfo.InvariantCulture);

    private static string Shape(ContractMember member) => member.Shape is null ? "not stated" : $"[{string.Join(", ", member.Shape.Select(static dimension => dimension.ValueKind == JsonValueKind.Null ? "?" : dimension.ToString()))}]";

    private static string Or(string names) => names.Length == 0 ? "none" : names;
}
