namespace ModelPack;

/// <summary>Which model gave a prediction.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The version of the model package.</param>
/// <param name="Digest">The digest of the model's files: SHA-256, 64 lower-case hex digits.</param>
/// <param name="Backend">What ran it: <c>onnxruntime</c>.</param>
public readonly record struct PredictionInfo(string Model, string Version, string Digest, string Backend);
