namespace ModelPack.Runtime.Batching;

/// <summary>Rows of one request in a run: all of them, unless the request has more than a run takes.</summary>
/// <param name="Request">The request.</param>
/// <param name="Start">The first of its rows.</param>
/// <param name="Count">How many of its rows.</param>
internal readonly record struct BatchPart<TRequest>(TRequest Request, int Start, int Count);
