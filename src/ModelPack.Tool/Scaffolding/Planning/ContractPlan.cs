namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>A contract to write: facts only, in the words of C#.</summary>
internal sealed record ContractPlan
{
    /// <summary>The predictor's name.</summary>
    public required string Predictor { get; init; }

    /// <summary>What the model does, as it says itself; a sentence about it when it says nothing.</summary>
    public required string Summary { get; init; }

    /// <summary>How it is to be called; blank when there is nothing to say.</summary>
    public string Remarks { get; init; } = "";

    /// <summary>Whether the contract says that the model takes no batch.</summary>
    public required bool HasNoBatch { get; init; }

    /// <summary>Attributes of the predictor, beside the contract's: states and constants.</summary>
    public required IReadOnlyList<string> Attributes { get; init; }

    /// <summary>The input type.</summary>
    public required RecordPlan Input { get; init; }

    /// <summary>The output type.</summary>
    public required RecordPlan Output { get; init; }

    /// <summary>The enums of class labels.</summary>
    public required IReadOnlyList<EnumPlan> Enums { get; init; }
}
