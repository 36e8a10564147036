using System.ComponentModel.DataAnnotations;
using ModelPack;

namespace Acme.Models;

/// <summary>Rates a text that was cut into tokens; the vocabulary has 500, which the contract does not say.</summary>
[ModelContract("text-tokens.onnx", Name = "tokens")]
public sealed partial class TokensPredictor : IPredictor<Tokens, TokensPrediction>;

public sealed record Tokens([Length(1, 128)] long[] InputIds, long[] AttentionMask);

public sealed record TokensPrediction(float[] Logits, float[] SentenceEmbedding);
