using System;
using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>What ONNX Runtime 1.31.1 loads: the newest format and operator sets, and the operator domains that it has.</summary>
/// <remarks>Found by trying: a test asks ONNX Runtime for each maximum, and for one more.</remarks>
internal static class OperatorSetSupport
{
    public const string Runtime = "ONNX Runtime 1.31.1";

    public const long MaxIrVersion = 13;

    private static readonly Dictionary<string, long> s_maxVersions = new(StringComparer.Ordinal)
    {
        [""] = 26,
        ["ai.onnx.ml"] = 5,
        ["ai.onnx.preview"] = 1,
        ["ai.onnx.preview.training"] = 1,
        ["ai.onnx.training"] = 1,
        ["com.microsoft"] = 1,
        ["com.microsoft.experimental"] = 1,
        ["com.microsoft.nchwc"] = 1,
        ["com.ms.internal.nhwc"] = 26,
        ["org.pytorch.aten"] = 1,
    };

    // Of builds for DirectML; that one does not check the version.
    private const string DirectML = "com.microsoft.dml";

    public static IReadOnlyDictionary<string, long> MaxVersions => s_maxVersions;

    public static bool HasDomain(string domain) => s_maxVersions.ContainsKey(domain) || domain == DirectML;

    public static bool TryGetMaxVersion(string domain, out long version) => s_maxVersions.TryGetValue(domain, out version);
}
