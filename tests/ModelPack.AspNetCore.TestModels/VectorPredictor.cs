using ModelPack;

namespace Acme.Models;

/// <summary>A vector of three numbers.</summary>
[ModelContract("zero-batch.onnx", Name = "vector")]
public sealed partial class VectorPredictor : IPredictor<VectorInput, VectorPrediction>;

public sealed record VectorInput([property: AllowNonFinite] float[] X);

public sealed record VectorPrediction(float[] Y);
