using System.Text.Json;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>What an input says of itself, as far as it was read.</summary>
/// <param name="dimensions">Room for the dimensions.</param>
internal ref struct InputHead(long[] dimensions)
{
    public ReadOnlySpan<byte> Name;
    public bool HasName;
    public bool HasDatatype;

    /// <summary>Undefined for a datatype that the protocol does not have.</summary>
    public TensorElementType Type;

    /// <summary>The first <see cref="Rank"/> of them are dimensions.</summary>
    public readonly long[] Dimensions = dimensions;

    /// <summary>-1 until the shape was read.</summary>
    public int Rank = -1;

    /// <summary>-1 where no bytes are announced.</summary>
    public long BinarySize = -1;

    public bool HasData;

    /// <summary>Where the data stand that could not be read at once.</summary>
    public Utf8JsonReader Data;
    public bool IsDataLeft;

    /// <summary>Whether elements can be read.</summary>
    public readonly bool IsComplete => HasName && HasDatatype && Rank >= 0;

    public readonly ReadOnlySpan<long> Shape => Dimensions.AsSpan(0, Rank);

    /// <summary>How many elements the shape says, at most <paramref name="most"/>.</summary>
    public readonly long CountElements(long most)
    {
        Int128 count = 1;
        foreach (long dimension in Shape)
            count = Int128.Min(count * Math.Max(dimension, 0), long.MaxValue);
        return (long)Int128.Min(count, most);
    }

    /// <summary>Makes the first dimension what the elements of a flat array say, where the shape says another number of them.</summary>
    public readonly void TakeShapeFrom(Utf8JsonReader json)
    {
        if (Rank == 0 || json.TokenType != JsonTokenType.StartArray || !TryCountFlat(ref json, out long count))
            return;
        long inner = 1;
        foreach (long dimension in Shape[1..])
            inner = dimension is > 0 and <= int.MaxValue && inner <= int.MaxValue ? inner * dimension : 0;
        if (inner > 0 && count % inner == 0)
            Dimensions[0] = count / inner;
    }

    private static bool TryCountFlat(ref Utf8JsonReader json, out long count)
    {
        for (count = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
        {
            if (json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                return false;
        }

        return true;
    }
}
