namespace ModelPack.Packages.Replaying;

/// <summary>What a manifest says of a replay.</summary>
internal sealed record ReplayFigures
{
    /// <summary>Whether ONNX Runtime loaded the model. Whether a row then ran is for MPK2011 to say: an error stops the package, a warning stands in its build only.</summary>
    public bool Loaded { get; init; }

    /// <summary>How many examples were replayed.</summary>
    public int Examples { get; init; }

    /// <summary>The largest difference of a number to its example, rounded up to two digits; null where no number was compared.</summary>
    public double? MaxAbsoluteError { get; init; }

    /// <summary>The same, as a part of the expected number.</summary>
    public double? MaxRelativeError { get; init; }

    /// <summary>How far numbers were allowed to be off, as the author wrote it; empty for the default.</summary>
    public string Tolerance { get; init; } = "";

    /// <summary>How many examples were allowed to give another label, as the author wrote it; empty for none.</summary>
    public string MaxMismatch { get; init; } = "";

    /// <summary>What ran the model, as in <c>onnxruntime 1.31.1</c>.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>The execution provider.</summary>
    public string Provider { get; init; } = "";
}
