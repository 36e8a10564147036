namespace ModelPack.Signatures;

/// <summary>What a model file says about itself, without its weights. Immutable, equal by value.</summary>
public sealed record ModelSignature
{
    /// <summary>The version of the file format (<c>ir_version</c>).</summary>
    public long IrVersion { get; init; }

    /// <summary>The author's version of this graph (<c>model_version</c>).</summary>
    public long ModelVersion { get; init; }

    /// <summary>The tool that wrote the file; empty when it does not say.</summary>
    public string ProducerName { get; init; } = "";

    /// <summary>The version of that tool; empty when it does not say.</summary>
    public string ProducerVersion { get; init; } = "";

    /// <summary>The model's domain in reverse DNS notation; empty when it does not say.</summary>
    public string Domain { get; init; } = "";

    /// <summary>The graph's name.</summary>
    public string GraphName { get; init; } = "";

    /// <summary>The model's <c>doc_string</c>; empty when there is none.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>The operator sets that the model imports, whether or not anything uses them.</summary>
    public EquatableArray<OpsetImport> Opsets { get; init; }

    /// <summary>The domains of the operators that nodes use, sorted, without those of the model's own functions; the standard domain is empty.</summary>
    public EquatableArray<string> OperatorDomains { get; init; }

    /// <summary>The inputs that a caller gives: the graph's inputs without its initializers, then those with a default (<see cref="ValueInfo.IsOptional"/>).</summary>
    public EquatableArray<ValueInfo> Inputs { get; init; }

    /// <summary>The graph's outputs.</summary>
    public EquatableArray<ValueInfo> Outputs { get; init; }

    /// <summary>The model's metadata properties, in file order.</summary>
    public EquatableArray<MetadataProperty> Metadata { get; init; }

    /// <summary>The tensors whose bytes lie in other files.</summary>
    public EquatableArray<ExternalData> ExternalData { get; init; }

    /// <summary>Class labels by output, where the graph declares them.</summary>
    public EquatableArray<ClassLabels> ClassLabels { get; init; }

    /// <summary>Names of columns: from the metadata properties <c>feature_names</c> and <c>feature_names.&lt;tensor&gt;</c>, or the item's <c>FeatureNames</c> file.</summary>
    public EquatableArray<FeatureNames> FeatureNames { get; init; }

    /// <summary>Values by input, where the graph declares which it knows and encoders of the same input agree.</summary>
    public EquatableArray<Categories> Categories { get; init; }

    /// <summary>The inputs that nothing is computed of: no node reads them, nor a graph inside one, but those that hand them on as <see cref="PassThroughs"/>.</summary>
    public EquatableArray<string> UnusedInputs { get; init; }

    /// <summary>The outputs that are an input, by name or through <c>Identity</c>.</summary>
    public EquatableArray<PassThrough> PassThroughs { get; init; }

    /// <summary>What stands for a missing value, by input, where an <c>Imputer</c> of the graph replaces it.</summary>
    public EquatableArray<MissingMarker> MissingMarkers { get; init; }
}
