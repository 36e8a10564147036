namespace ModelPack;

/// <summary>What became of one row of a batch.</summary>
public enum RowStatus
{
    /// <summary>The row was not reached.</summary>
    NotRun,

    /// <summary>The row was predicted.</summary>
    Predicted,

    /// <summary>The row does not fit the contract, or the model refused its data; its failures are among the errors.</summary>
    Invalid,
}
