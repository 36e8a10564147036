namespace ModelPack.Load.Contracts;

/// <summary>A model of microseconds.</summary>
[ModelContract("fast.onnx")]
public sealed partial class FastPredictor : IPredictor<Flower, FlowerScores>;
