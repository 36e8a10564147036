using System.ComponentModel.DataAnnotations;

namespace ModelPack.Benchmarks.Contracts;

/// <summary>One flower.</summary>
[FeatureVector("features")]
public sealed record Flower
{
    /// <summary>Length of the sepal.</summary>
    [Range(0, 10)]
    public required float SepalLength { get; init; }

    /// <summary>Width of the sepal.</summary>
    [Range(0, 10)]
    public required float SepalWidth { get; init; }

    /// <summary>Length of the petal.</summary>
    [Range(0, 10)]
    public required float PetalLength { get; init; }

    /// <summary>Width of the petal.</summary>
    [Range(0, 10)]
    public required float PetalWidth { get; init; }
}
