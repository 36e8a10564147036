using System.ComponentModel.DataAnnotations;
using ModelPack;

namespace Acme.Models;

/// <summary>Names the species of an iris flower from four measurements.</summary>
[ModelContract("iris-logreg-zipmap.onnx", Name = "iris")]
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

/// <summary>The species of a flower, and how sure the model is.</summary>
public sealed record IrisPrediction
{
    [Tensor("label")] public required string Species { get; init; }

    public required IReadOnlyDictionary<string, float> Probabilities { get; init; }
}
