namespace ModelPack.Benchmarks.Contracts;

/// <summary>A predictor of moderate cost: some 50 microseconds a row by itself, a third of that in company.</summary>
[ModelContract("wide.onnx")]
public sealed partial class WidePredictor : IPredictor<Signal, SignalScores>;
