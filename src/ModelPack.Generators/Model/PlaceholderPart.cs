using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>A part for a contract class that no predictor can be generated for: it implements what the class names, by members that throw, so that the only error is MPK1001.</summary>
/// <param name="TypeParameters">As in <c>&lt;T&gt;</c>; empty for a class without them.</param>
/// <param name="Predictors">The input and output types of each <c>IPredictor&lt;,&gt;</c> that it names.</param>
internal sealed record PlaceholderPart(string TypeParameters, EquatableArray<PredictedTypes> Predictors);
