namespace ModelPack.Benchmarks.Contracts;

/// <summary>The score of each species; a struct, so that a call returns it without an allocation.</summary>
[FeatureVector("scores")]
public readonly record struct FlowerScores
{
    /// <summary>Score of setosa.</summary>
    public required float Setosa { get; init; }

    /// <summary>Score of versicolor.</summary>
    public required float Versicolor { get; init; }

    /// <summary>Score of virginica.</summary>
    public required float Virginica { get; init; }
}
