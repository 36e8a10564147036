using System.ComponentModel.DataAnnotations;
using ModelPack;

namespace Acme.Models;

/// <summary>One penguin. The model fills in a measurement that is missing with the average of those it was trained on.</summary>
/// <param name="Island">The island where it was seen; the model knows Biscoe, Dream and Torgersen, and takes any other as unknown.</param>
/// <param name="BillLengthMm">Length of the bill.</param>
/// <param name="BillDepthMm">Depth of the bill.</param>
/// <param name="FlipperLengthMm">Length of the flipper.</param>
/// <param name="BodyMassG">Body mass.</param>
/// <param name="Sex">MALE or FEMALE, where known.</param>
public sealed record Penguin(
    [StringLength(100)] string Island,
    [Unit("mm"), Range(10, 100), MissingAs(float.NaN)] float? BillLengthMm = null,
    [Unit("mm"), Range(5, 50), MissingAs(float.NaN)] float? BillDepthMm = null,
    [Unit("mm"), Range(100, 300), MissingAs(float.NaN)] float? FlipperLengthMm = null,
    [Unit("g"), Range(1000, 10_000), MissingAs(float.NaN)] float? BodyMassG = null,
    [AllowedValues("MALE", "FEMALE", null), MissingAs("")] string? Sex = null);
