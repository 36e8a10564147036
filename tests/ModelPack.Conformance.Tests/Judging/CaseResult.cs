using ModelPack.Testing;

namespace ModelPack.Conformance.Tests.Judging;

/// <summary>All that was seen of a test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Operators">The operators of its model.</param>
/// <param name="Signature">Where our signature is not what the file or ONNX Runtime says, or refuses what ONNX Runtime loads; empty when all agree.</param>
/// <param name="Raw">What ONNX Runtime's C# API makes of it: the yardstick.</param>
/// <param name="Ours">What the generated predictor makes of it.</param>
internal sealed record CaseResult(BackendTest Test, IReadOnlySet<string> Operators, IReadOnlyList<string> Signature, Verdict Raw, Verdict Ours);
