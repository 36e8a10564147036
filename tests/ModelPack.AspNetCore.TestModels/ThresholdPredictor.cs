using ModelPack;

namespace Acme.Models;

/// <summary>Compares with a threshold that the model has a default for.</summary>
[ModelContract("optional-threshold.onnx", Name = "threshold")]
public sealed partial class ThresholdPredictor : IPredictor<ThresholdInput, ThresholdPrediction>;

public sealed record ThresholdInput(float X, float? Threshold = null, float? Gain = null);

public sealed record ThresholdPrediction(bool Hit);
