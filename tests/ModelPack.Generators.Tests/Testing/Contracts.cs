namespace ModelPack.Generators.Tests.Testing;

/// <summary>Contracts over the test models.</summary>
internal static class Contracts
{
    public const string Iris = """
        using System.ComponentModel.DataAnnotations;
        using ModelPack;

        namespace Acme.Models;

        /// <summary>Names the species of an iris flower from four measurements.</summary>
        [ModelContract("models/iris-logreg-zipmap.onnx", Name = "iris")]
        public sealed partial class IrisPredictor : IPredictor<IrisInput, IrisPrediction>;

        /// <summary>One flower.</summary>
        [FeatureVector("features")]
        public sealed record IrisInput
        {
            [Unit("cm"), Range(0.1, 10)] public required float SepalLength { get; init; }
            [Unit("cm"), Range(0.1, 10)] public required float SepalWidth { get; init; }
            [Unit("cm"), Range(0.1, 10)] public required float PetalLength { get; init; }
            [Unit("cm"), Range(0.1, 10)] public required float PetalWidth { get; init; }
        }

        public sealed record IrisPrediction
        {
            [Tensor("label")] public required Species Species { get; init; }
            public required System.Collections.Generic.IReadOnlyDictionary<Species, float> Probabilities { get; init; }
        }

        public enum Species { Setosa, Versicolor, Virginica }
        """;

    public const string Penguins = """
        using System.ComponentModel.DataAnnotations;
        using ModelPack;

        namespace Acme.Models;

        /// <summary>Names the species of a penguin; measurements may be missing.</summary>
        [ModelContract("models/penguins-columns.onnx")]
        public sealed partial class PenguinsPredictor : IPredictor<Penguin, PenguinPrediction>;

        /// <summary>One penguin.</summary>
        public sealed record Penguin(
            [StringLength(100)] string Island,
            [Unit("mm"), Range(10, 100), MissingAs(float.NaN)] float? BillLengthMm = null,
            [Unit("mm"), Range(5, 50), MissingAs(float.NaN)] float? BillDepthMm = null,
            [Unit("mm"), Range(100, 300), MissingAs(float.NaN)] float? FlipperLengthMm = null,
            [Unit("g"), Range(1000, 10_000), MissingAs(float.NaN)] float? BodyMassG = null,
            [AllowedValues("MALE", "FEMALE", null), MissingAs("")] string? Sex = null);

        public sealed record PenguinPrediction(
            string Species,
            [Tensor("probability")] System.Collections.Generic.IReadOnlyDictionary<string, float> Probabilities);
        """;
}
