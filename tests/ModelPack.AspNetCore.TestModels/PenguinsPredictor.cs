using System.ComponentModel.DataAnnotations;
using ModelPack;

namespace Acme.Models;

/// <summary>Names the species of a penguin; measurements may be missing.</summary>
[ModelContract("penguins-columns.onnx", Name = "penguins")]
public sealed partial class PenguinsPredictor : IPredictor<Penguin, PenguinPrediction>;

public sealed record Penguin(
    [StringLength(20), RegularExpression("[A-Za-z]+")] string Island,
    [Range(10, 100), MissingAs(float.NaN)] float? BillLengthMm = null,
    [Range(5, 50), MissingAs(float.NaN)] float? BillDepthMm = null,
    [Range(100, 300), MissingAs(float.NaN)] float? FlipperLengthMm = null,
    [Range(1000, 10_000), MissingAs(float.NaN)] float? BodyMassG = null,
    [Sensitive, AllowedValues("MALE", "FEMALE", null), MissingAs("")] string? Sex = null);

public sealed record PenguinPrediction(string Species, [Tensor("probability")] IReadOnlyDictionary<string, float> Probabilities);
