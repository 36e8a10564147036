namespace ModelPack.Runtime.Telemetry;

/// <summary>How a request to a model ended.</summary>
internal enum RequestOutcome
{
    /// <summary>With a prediction: of its row, of all its rows, or of those that could be predicted.</summary>
    Predicted,

    /// <summary>The input does not fit the contract, or the model refused it.</summary>
    Invalid,

    /// <summary>The caller did not wait for the end.</summary>
    Cancelled,

    /// <summary>It did not end in the time that it had.</summary>
    TimedOut,

    /// <summary>It was turned away before it ran, because there was too much to do.</summary>
    Shed,

    /// <summary>The model, or code of its package, failed.</summary>
    Failed,
}
