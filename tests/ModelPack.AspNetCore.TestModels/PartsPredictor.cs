using System.Numerics.Tensors;
using ModelPack;

namespace Acme.Models;

/// <summary>Cuts a table into parts of two rows: a sequence of tensors.</summary>
[ModelContract("sequence-out.onnx", Name = "parts", Batch = "")]
public sealed partial class PartsPredictor : IPredictor<PartsInput, PartsPrediction>;

public sealed record PartsInput(float[] X);

public sealed record PartsPrediction(IReadOnlyList<Tensor<float>> Parts);
