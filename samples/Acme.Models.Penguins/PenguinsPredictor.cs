using ModelPack;

namespace Acme.Models;

/// <summary>Names the species of a penguin from its measurements, its island and its sex; measurements may be missing.</summary>
[ModelContract("models/penguins.onnx")]
public sealed partial class PenguinsPredictor : IPredictor<Penguin, PenguinPrediction>;
