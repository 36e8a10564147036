using ModelPack.Conformance.Tests.Data;

namespace ModelPack.Conformance.Tests.OpenInference;

/// <summary>A tensor of a response.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Labels">The labels of its last dimension; null where it has none.</param>
internal sealed record ProtocolTensor(TensorData Tensor, string[]? Labels);
