using System.ComponentModel.DataAnnotations;
using ModelPack;

namespace Acme.Models;

/// <summary>One flower.</summary>
[FeatureVector("features")]
public sealed record IrisInput
{
    /// <summary>Length of the sepal.</summary>
    [Unit("cm"), Range(0.1, 10)] public required float SepalLength { get; init; }

    /// <summary>Width of the sepal.</summary>
    [Unit("cm"), Range(0.1, 10)] public required float SepalWidth { get; init; }

    /// <summary>Length of the petal.</summary>
    [Unit("cm"), Range(0.1, 10)] public required float PetalLength { get; init; }

    /// <summary>Width of the petal.</summary>
    [Unit("cm"), Range(0.1, 10)] public required float PetalWidth { get; init; }
}
