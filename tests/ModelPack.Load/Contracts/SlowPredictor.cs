namespace ModelPack.Load.Contracts;

/// <summary>A model of many milliseconds.</summary>
[ModelContract("slow.onnx")]
public sealed partial class SlowPredictor : IPredictor<Flower, FlowerScores>;
