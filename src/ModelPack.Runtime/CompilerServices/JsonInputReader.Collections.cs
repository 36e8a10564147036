using System.Globalization;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Maps, as objects whose names are the keys, and lists, as arrays of items.
public ref partial struct JsonInputReader
{
    /// <summary>Reads a map.</summary>
    /// <typeparam name="TKey"><see langword="long"/> or <see langword="string"/>.</typeparam>
    /// <typeparam name="TValue"><see langword="float"/>, <see langword="double"/>, <see langword="long"/> or <see langword="string"/>.</typeparam>
    /// <param name="allowNonFinite">Whether the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> are numbers too.</param>
    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue>(bool allowNonFinite = false)
        where TKey : notnull
    {
        var map = new Dictionary<TKey, TValue>();
        if (!StartsMap())
            return map;
        while (NextKey(out string name))
        {
            if (typeof(TKey) == typeof(string))
                AddValue(map, (TKey)(object)name, allowNonFinite);
            else if (long.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer) && integer.ToString(CultureInfo.InvariantCulture) == name)
                AddValue(map, (TKey)(object)integer, allowNonFinite);
            else
                FailKey("Its name must be an integer, as in 7 or -1.");
        }

        return map;
    }

    /// <summary>Reads a map whose keys are labels.</summary>
    /// <inheritdoc cref="ReadMap{TKey, TValue}(bool)"/>
    public IReadOnlyDictionary<TEnum, TValue> ReadMap<TEnum, TValue>(LabelSet<TEnum> labels, bool allowNonFinite = false)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(labels);
        var map = new Dictionary<TEnum, TValue>();
        if (!StartsMap())
            return map;
        while (NextKey(out string name))
        {
            if (labels.TryFindExact(name, out TEnum key))
                AddValue(map, key, allowNonFinite);
            else
                FailKey($"Its name must be one of {string.Join(", ", labels.Labels)}.");
        }

        return map;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="read">Reads an item.</param>
    public IReadOnlyList<T> ReadList<T>(JsonItem<T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            FailType("an array");
            return [];
        }

        var items = new List<T>();
        int depth = _json.CurrentDepth;
        for (_json.Read(); _json.TokenType != JsonTokenType.EndArray; _json.Read())
        {
            _indices[0] = items.Count;
            _levels = _base = 1;
            if (!HasRoomFor(1))
                break;
            _elements++;
            items.Add(read(ref this));
            if (HasStopped)
                break;
        }

        _levels = _base = 0;
        while (!HasStopped && !(_json.TokenType == JsonTokenType.EndArray && _json.CurrentDepth == depth))
            _json.Read();
        return items;
    }

    private bool StartsMap()
    {
        if (_json.TokenType == JsonTokenType.StartObject)
            return true;
        FailType("an object");
        return false;
    }

    // From a value, or the opening, to the next name.
    private bool NextKey(out string name)
    {
        name = "";
        _key = null;
        if (HasStopped)
            return false;
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
            return false;
        try
        {
            _key = name = _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _key = name = "";
            FailKey("Its name must be valid Unicode text.");
            return NextKey(out name);
        }

        return true;
    }

    private void AddValue<TKey, TValue>(Dictionary<TKey, TValue> map, TKey key, bool allowNonFinite)
        where TKey : notnull
    {
        _json.Read();
        if (!HasRoomFor(1))
            return;
        _elements++;
        TValue value = ReadValue<TValue>(allowNonFinite);
        if (!map.TryAdd(key, value))
            Fail(InputErrorCodes.WrongType, "Must be given only once.");
    }

    private TValue ReadValue<TValue>(bool allowNonFinite)
    {
        if (typeof(TValue) == typeof(float))
            return (TValue)(object)ReadSingle(allowNonFinite);
        if (typeof(TValue) == typeof(double))
            return (TValue)(object)ReadDouble(allowNonFinite);
        if (typeof(TValue) == typeof(long))
            return (TValue)(object)ReadInt64();
        return typeof(TValue) == typeof(string) ? (TValue)(object)ReadString() : throw new NotSupportedException($"Maps to {typeof(TValue)} are not part of the contract language.");
    }

    private void FailKey(string message)
    {
        Fail(InputErrorCodes.NotAllowed, message);
        _json.Skip();
    }
}
