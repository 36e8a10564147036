namespace ModelPack.Signatures;

/// <summary>The words of a signature's text; writer and parser share them.</summary>
internal static class SignatureWords
{
    public const string IrVersion = "ir-version";
    public const string ModelVersion = "model-version";
    public const string Producer = "producer";
    public const string Domain = "domain";
    public const string Graph = "graph";
    public const string Documentation = "documentation";
    public const string Opset = "opset";
    public const string OperatorDomain = "operator-domain";
    public const string Metadata = "metadata";
    public const string Input = "input";
    public const string OptionalInput = "optional-input";
    public const string InputDocumentation = "doc-input";
    public const string Output = "output";
    public const string OutputDocumentation = "doc-output";
    public const string External = "external";
    public const string Offset = "offset";
    public const string Length = "length";
    public const string Expects = "expects";
    public const string ClassLabels = "class-labels";
    public const string Strings = "strings";
    public const string Integers = "integers";
    public const string FeatureNames = "feature-names";
    public const string Categories = "categories";
    public const string Closed = "closed";
    public const string Open = "open";
    public const string UnusedInput = "unused-input";
    public const string PassThrough = "pass-through";
    public const string MissingMarker = "missing-marker";
    public const string Sequence = "sequence";
    public const string Optional = "optional";
    public const string Map = "map";
    public const string Unknown = "unknown";
    public const string NoShape = "[...]";
}
