using System.Diagnostics.CodeAnalysis;

namespace ModelPack.Runtime.CompilerServices;

// Rules of members that are maps and lists.
public ref partial struct ContractValidator
{
    /// <summary>Checks that a map is there.</summary>
    public void Map<TKey, TValue>(string member, [NotNull] IReadOnlyDictionary<TKey, TValue>? map)
    {
        if (map is null)
            Missing(member);
        else
            CountElements(member, map.Count);
#pragma warning disable CS8777 // Reported above; generated code goes on to check the other members.
    }
#pragma warning restore CS8777

    /// <summary>Checks that every key is a member of its enum (MPK3008).</summary>
    public void Keys<TEnum, TValue>(string member, IReadOnlyDictionary<TEnum, TValue>? map, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (map?.Keys.All(labels.Contains) == false)
            Report(member, InputErrorCodes.NotAllowed, $"Its keys must be of {string.Join(", ", labels.Labels)}.");
    }

    /// <summary>Checks that every key is Unicode text.</summary>
    public void Keys<TValue>(string member, IReadOnlyDictionary<string, TValue>? map)
    {
        if (map?.Keys.All(static key => UnicodeText.IsValid(key)) == false)
            Report(member, InputErrorCodes.WrongType, "Its keys must be valid Unicode text, without a surrogate on its own.");
    }

    /// <summary>Checks that no value is NaN or infinite (MPK3005).</summary>
    public void Finite<TKey>(string member, IReadOnlyDictionary<TKey, float>? map) =>
        ReportValues(member, map, InputErrorCodes.NotFinite, MustBeFinite, static value => !float.IsFinite(value));

    /// <inheritdoc cref="Finite{TKey}(string, IReadOnlyDictionary{TKey, float})"/>
    public void Finite<TKey>(string member, IReadOnlyDictionary<TKey, double>? map) =>
        ReportValues(member, map, InputErrorCodes.NotFinite, MustBeFinite, static value => !double.IsFinite(value));

    /// <summary>Checks that every value is there and is Unicode text.</summary>
    public void Texts<TKey>(string member, IReadOnlyDictionary<TKey, string>? map)
    {
        ReportValues(member, map, InputErrorCodes.Missing, "Must not be null.", static value => value is null);
        ReportValues(member, map, InputErrorCodes.WrongType, "Must be valid Unicode text, without a surrogate on its own.", static value => value is not null && !UnicodeText.IsValid(value));
    }

    /// <summary>Checks that a list is there, how many items it has, and each of them.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="items">The list.</param>
    /// <param name="least">The fewest items: ONNX Runtime has no empty sequence of maps.</param>
    /// <param name="rule">Checks an item; null where nothing is to be checked.</param>
    public void Items<T>(string member, [NotNull] IReadOnlyList<T>? items, int least, ItemRule<T>? rule = null)
    {
        if (items is null)
            Missing(member);
        else if (items.Count < least)
            Report(member, InputErrorCodes.WrongLength, $"Must have {least} or more items: ONNX Runtime has no empty sequence of maps.");
        else if (CountElements(member, items.Count))
            CheckItems(member, items, rule);
#pragma warning disable CS8777 // Reported above; generated code goes on to check the other members.
    }
#pragma warning restore CS8777

    /// <summary><c>[Length]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c> on a list: the number of its items (MPK3006). Null passes.</summary>
    public void Count<T>(string member, IReadOnlyList<T>? items, int minimum, int maximum, string message)
    {
        if (items is not null && (items.Count < minimum || items.Count > maximum))
            Report(member, InputErrorCodes.WrongLength, message);
    }

    private void CheckItems<T>(string member, IReadOnlyList<T> items, ItemRule<T>? rule)
    {
        _list = member;
        for (_item = 0; _item < items.Count && !IsFull; _item++)
        {
            if (items[_item] is null)
                Missing("");
            else
                rule?.Invoke(ref this, items[_item]);
        }

        _list = null;
    }

    private void ReportValues<TKey, TValue>(string member, IReadOnlyDictionary<TKey, TValue>? map, string code, string message, Func<TValue, bool> isWrong)
    {
        if (map is null)
            return;
        foreach ((TKey key, TValue value) in map)
        {
            if (isWrong(value))
                Report(JsonPath.OfMember(PathOf(member), key?.ToString() ?? ""), code, message, isValidation: true);
        }
    }
}
