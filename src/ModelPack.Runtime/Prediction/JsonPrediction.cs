namespace ModelPack;

/// <summary>What became of a JSON document that was given to a model.</summary>
/// <param name="IsPredicted">Whether a prediction was written; otherwise the errors say why not.</param>
/// <param name="Info">The model that answered.</param>
public readonly record struct JsonPrediction(bool IsPredicted, PredictionInfo Info);
