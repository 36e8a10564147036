using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>What an initializer says about itself, and how much data the file holds for it.</summary>
internal sealed class TensorFacts
{
    private const int MostShown = 8;

    public string Name { get; set; } = "";

    public TensorElementType ElementType { get; set; }

    public List<long> Dimensions { get; } = [];

    /// <summary>Bytes of <c>raw_data</c>; null when there is none.</summary>
    public long? RawBytes { get; set; }

    /// <summary>The most elements that the typed lists (<c>float_data</c> and so on) can hold.</summary>
    public long StoredAtMost { get; set; }

    public bool IsExternal { get; set; }

    /// <summary>The dimensions for a message, without those that a damaged file has too many of.</summary>
    public string DimensionsText => string.Join(" x ", Dimensions.Take(MostShown)) + (Dimensions.Count > MostShown ? " x ..." : "");

    public string Location { get; set; } = "";

    public string? Offset { get; set; }

    public string? Length { get; set; }

    /// <summary>The number of elements that the dimensions declare.</summary>
    /// <exception cref="InvalidModelException">One is negative, or the number overflows.</exception>
    public long CountElements()
    {
        long count = 1;
        bool overflows = false;
        foreach (long dimension in Dimensions)
        {
            if (dimension < 0)
                throw InvalidModelException.InvalidGraph($"initializer '{PrintableText.Name(Name)}' has the negative dimension {dimension}");
            if (dimension != 0 && count > long.MaxValue / dimension)
                overflows = true;
            else
                count *= dimension;
        }

        return count != 0 && overflows ? throw Overflow() : count;
    }

    /// <summary>Bytes that many elements take; null for strings and unknown types.</summary>
    public long? CountBytes(long elements)
    {
        int bits = ElementType switch
        {
            TensorElementType.Int4 or TensorElementType.UInt4 or TensorElementType.Float4E2M1 => 4,
            TensorElementType.Int2 or TensorElementType.UInt2 => 2,
            _ => 8 * ElementType.SizeInBytes(),
        };
        if (bits == 0)
            return null;
        if (elements > (long.MaxValue - 7) / bits)
            throw Overflow();
        return ((elements * bits) + 7) / 8;
    }

    private InvalidModelException Overflow() =>
        InvalidModelException.InvalidGraph($"initializer '{PrintableText.Name(Name)}' has dimensions ({DimensionsText}) whose size overflows 64 bits");
}
