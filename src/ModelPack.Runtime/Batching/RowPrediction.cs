using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Batching;

/// <summary>What came of a request's rows.</summary>
/// <param name="Row">The prediction of a single row that was not refused; predictions of an array are in the caller's array.</param>
/// <param name="Failure">What the model refused; null when all rows were predicted.</param>
/// <param name="Info">The model that ran them.</param>
internal readonly record struct RowPrediction<TOutput>(TOutput? Row, RowFailure? Failure, PredictionInfo Info);
