namespace ModelPack.Signatures;

/// <summary>The diagnostics that a model file can cause before anything runs.</summary>
public static class ProblemCodes
{
    /// <summary>The file is missing, empty, truncated or not ONNX.</summary>
    public const string NotOnnx = "MPK2001";

    /// <summary>An external data file is missing, or its location is unsafe.</summary>
    public const string ExternalData = "MPK2002";

    /// <summary>An operator domain that ONNX Runtime does not have.</summary>
    public const string UnknownDomain = "MPK2003";

    /// <summary>The graph is invalid.</summary>
    public const string InvalidGraph = "MPK2012";

    /// <summary>Opset or IR version is newer than the runtime.</summary>
    public const string TooNew = "MPK2013";
}
