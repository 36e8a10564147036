using ModelPack;

namespace Acme.Models;

/// <summary>Names the species of an iris flower from four measurements.</summary>
[ModelContract("models/iris.onnx")]
public sealed partial class IrisPredictor : IPredictor<IrisInput, IrisPrediction>;
