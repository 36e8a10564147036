namespace ModelPack.AspNetCore.Generators.Model;

/// <summary>One extension method to emit. Equal by value.</summary>
/// <param name="Predictor">The full name of the predictor class.</param>
/// <param name="Model">The model's public name.</param>
/// <param name="Stem">What follows <c>Map</c> in the method's name; unique in the app.</param>
/// <param name="Prefix">The default route.</param>
internal sealed record EndpointModel(string Predictor, string Model, string Stem, string Prefix);
