namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>A state that the predictor carries from one row of a sequence to the next.</summary>
/// <param name="Input">The graph's name of the state before a row.</param>
/// <param name="Output">The graph's name of the state after it.</param>
internal sealed record StateBinding(string Input, string Output);
