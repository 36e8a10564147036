namespace ModelPack.Benchmarks.Contracts;

/// <summary>The generated predictor that is measured.</summary>
[ModelContract("mlp.onnx")]
public sealed partial class MlpPredictor : IPredictor<Flower, FlowerScores>;
