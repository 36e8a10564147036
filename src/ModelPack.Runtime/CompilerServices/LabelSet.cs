using System.Collections.Frozen;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The labels of an enum: between its values, string tensors and JSON. Finding one allocates nothing.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class LabelSet<TEnum>
    where TEnum : struct, Enum
{
    private const int LongestOnStack = 256;

    private readonly EnumLabel<TEnum>[] _labels;
    private readonly byte[][] _utf8;
    private readonly JsonEncodedText[] _encoded;
    private readonly FrozenDictionary<TEnum, int> _byValue;
    private readonly FrozenDictionary<long, int> _byInteger;
    private readonly FrozenDictionary<string, int> _byName;
    private readonly FrozenDictionary<string, int> _byNameAnyCase;

    /// <summary>Makes the set; of several labels of one value, the first is written.</summary>
    public LabelSet(params EnumLabel<TEnum>[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        _labels = labels;
        _utf8 = [.. labels.Select(label => Encoding.UTF8.GetBytes(label.Label))];
        _encoded = [.. labels.Select(label => JsonEncodedText.Encode(label.Label))];
        int[] all = [.. Enumerable.Range(0, labels.Length)];
        _byValue = all.DistinctBy(i => labels[i].Value).ToFrozenDictionary(i => labels[i].Value);
        _byInteger = all.DistinctBy(i => labels[i].Value).ToFrozenDictionary(i => ToInteger(labels[i].Value));
        _byName = all.DistinctBy(i => labels[i].Label).ToFrozenDictionary(i => labels[i].Label);
        _byNameAnyCase = all.Where(i => labels[i].AnyCase)
            .DistinctBy(i => labels[i].Label, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(i => labels[i].Label, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The labels, in declaration order.</summary>
    public IEnumerable<string> Labels => _labels.Select(label => label.Label);

    /// <summary>Whether the value has a label.</summary>
    public bool Contains(TEnum value) => _byValue.ContainsKey(value);

    /// <summary>Finds the value of a label: exactly, or else without regard to case where the label is the member's own name.</summary>
    public bool TryFind(ReadOnlySpan<byte> utf8, out TEnum value)
    {
        // Few labels, and the model writes them as declared: comparing bytes is quicker than hashing text.
        for (int i = 0; i < Math.Min(_utf8.Length, 8); i++)
        {
            if (utf8.SequenceEqual(_utf8[i]))
            {
                value = _labels[i].Value;
                return true;
            }
        }

        if (utf8.Length > LongestOnStack)
            return TryFind(Encoding.UTF8.GetString(utf8), out value);
        Span<char> text = stackalloc char[LongestOnStack];
        return TryFind(text[..Encoding.UTF8.GetChars(utf8, text)], out value);
    }

    /// <inheritdoc cref="TryFind(ReadOnlySpan{byte}, out TEnum)"/>
    public bool TryFind(ReadOnlySpan<char> label, out TEnum value)
    {
        bool found = _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out int index)
            || _byNameAnyCase.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out index);
        value = found ? _labels[index].Value : default;
        return found;
    }

    /// <summary>Finds the value of a label as JSON writes it, which is as the schema lists it.</summary>
    internal bool TryFindExact(ReadOnlySpan<byte> utf8, out TEnum value)
    {
        for (int i = 0; i < _utf8.Length; i++)
        {
            if (utf8.SequenceEqual(_utf8[i]))
            {
                value = _labels[i].Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <inheritdoc cref="TryFindExact(ReadOnlySpan{byte}, out TEnum)"/>
    internal bool TryFindExact(ReadOnlySpan<char> label, out TEnum value)
    {
        bool found = _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(label, out int index);
        value = found ? _labels[index].Value : default;
        return found;
    }

    /// <summary>The label of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no member of this value.</exception>
    public string LabelOf(TEnum value) => _labels[IndexOf(value)].Label;

    /// <summary>The label of a value, ready for JSON.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The enum has no member of this value.</exception>
    public JsonEncodedText EncodedLabelOf(TEnum value) => _encoded[IndexOf(value)];

    /// <summary>The member that an integer tensor means.</summary>
    /// <exception cref="ModelOutputException">The enum has no member of this value.</exception>
    public TEnum FromInteger(long integer) =>
        _byInteger.TryGetValue(integer, out int index)
            ? _labels[index].Value
            : throw new ModelOutputException($"The model gave an integer that no member of {typeof(TEnum).Name} stands for. Its members: {string.Join(", ", Labels)}.");

    /// <summary>The labels of values, for a string tensor.</summary>
    public string[] LabelsOf(ReadOnlySpan<TEnum> values)
    {
        var labels = new string[values.Length];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = LabelOf(values[i]);
        return labels;
    }

    /// <summary>The integers of values, for an integer tensor.</summary>
    public T[] IntegersOf<T>(ReadOnlySpan<TEnum> values)
        where T : struct, IBinaryInteger<T>
    {
        var integers = new T[values.Length];
        for (int i = 0; i < integers.Length; i++)
            integers[i] = T.CreateTruncating(ToInteger(values[i]));
        return integers;
    }

    /// <summary>The members that labels of the model mean.</summary>
    /// <exception cref="ModelOutputException">The enum has no such label.</exception>
    public TEnum[] FromLabels(string[] labels) => Array.ConvertAll(labels, label => TryFind(label, out TEnum value)
        ? value
        : throw new ModelOutputException($"The model gave a label that no member of {typeof(TEnum).Name} has. Its members: {string.Join(", ", Labels)}."));

    /// <summary>The members that integers of the model mean.</summary>
    /// <exception cref="ModelOutputException">The enum has no member of such a value.</exception>
    public TEnum[] FromIntegers<T>(T[] integers)
        where T : struct, IBinaryInteger<T> =>
        Array.ConvertAll(integers, integer => FromInteger(long.CreateTruncating(integer)));

    private int IndexOf(TEnum value) =>
        _byValue.TryGetValue(value, out int index) ? index : ThrowUndefined();

    private static long ToInteger(TEnum value) => Enum.GetUnderlyingType(typeof(TEnum)) == typeof(ulong)
        ? unchecked((long)Convert.ToUInt64(value, CultureInfo.InvariantCulture))
        : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    [DoesNotReturn]
    private static int ThrowUndefined() =>
        throw new ArgumentOutOfRangeException("value", $"{typeof(TEnum).Name} has no member of this value.");
}
