using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Arrays: flat, or nested to the rank of the row. Limits are checked before memory is taken.
public ref partial struct JsonInputReader
{
    /// <summary>Reads an array of numbers or truth values.</summary>
    /// <param name="shape">The row's dimensions; -1 where any size will do.</param>
    /// <param name="allowNonFinite">Whether the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> are numbers too.</param>
    public T[] ReadArray<T>(scoped ReadOnlySpan<long> shape, bool allowNonFinite = false)
        where T : unmanaged =>
        typeof(T) == typeof(byte) && _json.TokenType == JsonTokenType.String
            ? (T[])(object)ReadBase64()
            : ReadElements<T, JsonNumberElement<T>, bool>(shape, allowNonFinite);

    /// <summary>Reads an array of strings.</summary>
    /// <inheritdoc cref="ReadArray{T}"/>
    public string[] ReadStringArray(scoped ReadOnlySpan<long> shape) => ReadElements<string, JsonStringElement, bool>(shape, false);

    /// <summary>Reads an array of labels.</summary>
    /// <inheritdoc cref="ReadArray{T}"/>
    public TEnum[] ReadEnumArray<TEnum>(LabelSet<TEnum> labels, scoped ReadOnlySpan<long> shape)
        where TEnum : struct, Enum => ReadElements<TEnum, JsonEnumElement<TEnum>, LabelSet<TEnum>>(shape, labels);

    private T[] ReadElements<T, TElement, TContext>(scoped ReadOnlySpan<long> shape, TContext context)
        where TElement : struct, IJsonElement<T, TContext>
    {
        scoped Span<long> sizes = stackalloc long[Math.Max(1, shape.Length)];
        if (BeginsNested(shape))
            shape.CopyTo(sizes);
        else
            (sizes = sizes[..1])[0] = LengthOf(shape);
        return ReadElements<T, TElement, TContext>(sizes, shape, context, out _);
    }

    // Nested as deep as there are sizes; those that are open are set.
    private T[] ReadElements<T, TElement, TContext>(scoped Span<long> sizes, scoped ReadOnlySpan<long> shape, TContext context, out bool isGood)
        where TElement : struct, IJsonElement<T, TContext>
    {
        isGood = false;
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            FailType("an array");
            return [];
        }

        int depth = _json.CurrentDepth;
        long length = LengthOf(shape);
        if (length > 0 && !HasRoomFor(length))
            return [];

        // An array that is declared large and sent short must not cost the declared memory.
        var buffer = new ElementBuffer<T>(length <= BytesLeft ? length : -1);
        isGood = ReadLevel<T, TElement, TContext>(ref buffer, sizes, 0, shape, context);
        _levels = _base;
        if (isGood)
            return buffer.ToArray();
        while (!HasStopped && !(_json.TokenType == JsonTokenType.EndArray && _json.CurrentDepth == depth))
            _json.Read();
        return [];
    }

    // False after reporting why; the reader is then somewhere inside the array.
    private bool ReadLevel<T, TElement, TContext>(ref ElementBuffer<T> buffer, scoped Span<long> sizes, int level, scoped ReadOnlySpan<long> shape, TContext context)
        where TElement : struct, IJsonElement<T, TContext>
    {
        long count = 0;
        for (_json.Read(); _json.TokenType != JsonTokenType.EndArray; _json.Read())
        {
            bool isInner = level + 1 < sizes.Length;
            if (count == sizes[level] || isInner != (_json.TokenType == JsonTokenType.StartArray))
                return FailShape(shape);
            count++;
            if (_base + level < ElementIndices.Levels)
            {
                _indices[_base + level] = count - 1;
                _levels = _base + level + 1;
            }

            if (isInner)
            {
                if (!ReadLevel<T, TElement, TContext>(ref buffer, sizes, level + 1, shape, context))
                    return false;
            }
            else
            {
                if (!HasRoomFor(1))
                    return false;
                _elements++;
                buffer.Add(TElement.Read(ref this, context));
            }

            if (HasStopped)
                return false;
        }

        // The first of several arrays sets the size of a symbolic dimension, the others follow it.
        if (sizes[level] < 0)
            sizes[level] = count;
        _levels = Math.Min(_base + level, ElementIndices.Levels);
        return sizes[level] == count || FailShape(shape);
    }

    private byte[] ReadBase64()
    {
        long characters = _json.HasValueSequence ? _json.ValueSequence.Length : _json.ValueSpan.Length;
        if (!HasRoomFor(characters / 4 * 3))
            return [];
        if (_json.TryGetBytesFromBase64(out byte[]? bytes) && characters == (bytes.Length + 2) / 3 * 4)
        {
            _elements += bytes.Length;
            return bytes;
        }

        Fail(InputErrorCodes.WrongType, "Must be base64 without white space, or an array of integers from 0 to 255.");
        return [];
    }

    private readonly long BytesLeft => _length - _json.BytesConsumed;

    private bool HasRoomFor(long elements)
    {
        if (_elements + elements <= _options.MaxElements)
            return true;
        _levels = 0;
        Fail(InputErrorCodes.TooMany, $"The document must not hold more than {_options.MaxElements} array elements.");
        HasStopped = true;
        return false;
    }

    // Elements may come flat where that says all: not where an open dimension is one of several that are more than 1.
    private readonly bool BeginsNested(scoped ReadOnlySpan<long> shape)
    {
        if (shape.Length is < 2 or > ElementIndices.Levels)
            return false;
        if (!MayBeFlat(shape))
            return true;
        Utf8JsonReader ahead = _json;
        return ahead.Read() && ahead.TokenType == JsonTokenType.StartArray;
    }

    private bool FailShape(scoped ReadOnlySpan<long> shape)
    {
        _levels = _base;
        var dimensions = new List<string>();
        foreach (long dimension in shape)
            dimensions.Add(dimension < 0 ? "?" : $"{dimension}");
        Fail(InputErrorCodes.WrongLength, $"Must be an array of shape [{string.Join(", ", dimensions)}], {(shape.Length < 2 ? "flat." : _isNestedOnly || !MayBeFlat(shape) ? "nested." : "nested or flat.")}");
        return false;
    }

    private static bool MayBeFlat(scoped ReadOnlySpan<long> shape)
    {
        int open = shape.IndexOf(-1);
        return open < 0 || (!shape[..open].ContainsAnyExcept(1) && !shape[(open + 1)..].ContainsAnyExcept(1));
    }

    // -1 where a dimension is symbolic.
    private static long LengthOf(scoped ReadOnlySpan<long> shape)
    {
        long length = 1;
        foreach (long dimension in shape)
        {
            if (dimension < 0)
                return -1;
            length *= dimension;
        }

        return length;
    }
}
