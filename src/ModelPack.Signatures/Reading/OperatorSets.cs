namespace ModelPack.Signatures;

/// <summary>Names of operator domains.</summary>
internal static class OperatorSets
{
    /// <summary>The one spelling of a domain: the standard domain has two, empty and <c>ai.onnx</c>.</summary>
    public static string Normalize(string domain) => domain == "ai.onnx" ? "" : domain;
}
