namespace ModelPack.Packages.Replaying;

/// <summary>A model to replay.</summary>
internal sealed record ModelReplay
{
    /// <summary>The model's default name: its file name without extension.</summary>
    public required string Name { get; init; }

    /// <summary>The model as the author wrote it; messages show this one.</summary>
    public required string Written { get; init; }

    /// <summary>The full path of the model file, for a model without a contract.</summary>
    public string File { get; init; } = "";

    /// <summary>Files and folders of examples, as full paths.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>How far a number may be off, as in <c>abs=1e-5;rel=1e-4</c>; empty for the default.</summary>
    public string Tolerance { get; init; } = "";

    /// <summary>How many examples may give another label, as in <c>0.1%</c>; empty for none.</summary>
    public string MaxMismatch { get; init; } = "";

    /// <summary>Where the examples go as they are packed; empty for nowhere.</summary>
    public string ExamplesFile { get; init; } = "";

    /// <summary>Execution providers to run on; empty for the CPU.</summary>
    public IReadOnlyList<string> Providers { get; init; } = [];
}
