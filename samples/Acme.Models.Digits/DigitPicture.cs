using System.ComponentModel.DataAnnotations;

namespace Acme.Models;

/// <summary>A picture of one handwritten digit, which fills it.</summary>
public sealed record DigitPicture
{
    /// <summary>The bytes of a PNG or JPEG file.</summary>
    [Length(1, 5_000_000)] public required byte[] Image { get; init; }

    /// <summary>Whether the strokes are brighter than what they are written on, as chalk on a board. Otherwise they are darker, as ink on paper.</summary>
    public bool LightOnDark { get; init; }
}
