namespace ModelPack.Runtime.Telemetry;

/// <summary>A part of a request whose duration is measured.</summary>
internal enum Phase
{
    /// <summary>Waits for other requests.</summary>
    Queue,

    /// <summary>Holds the input against the contract; where it came as JSON, reading it is a part of that.</summary>
    Validate,

    /// <summary>Runs the author's encoder.</summary>
    Encode,

    /// <summary>Writes the tensors.</summary>
    Pack,

    /// <summary>Runs the model.</summary>
    Infer,

    /// <summary>Reads the tensors.</summary>
    Unpack,

    /// <summary>Runs the author's decoder.</summary>
    Decode,
}
