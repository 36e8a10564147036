using ModelPack.Conformance.Tests.Judging;

namespace ModelPack.Conformance.Tests.Reporting;

/// <summary>Why a generated predictor may fail where ONNX Runtime's C# API does not.</summary>
internal static class AcceptedReasons
{
    /// <summary>Whether a predictor may fail so: only where the contract language has no member for the model, as for sequences and optional values.</summary>
    public static bool Holds(CaseResult result) => result.Ours.Stage == Stage.Contract;
}
