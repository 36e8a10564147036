namespace ModelPack.AspNetCore.Generators.Model;

/// <summary>A predictor that the app can map. Facts only, equal by value.</summary>
/// <param name="Container">Namespace and containing types, with dots; empty in the global namespace.</param>
/// <param name="Name">The class's own name.</param>
/// <param name="Model">The model's public name.</param>
/// <param name="InApp">Whether the app itself declares it.</param>
internal sealed record PredictorSource(string Container, string Name, string Model, bool InApp)
{
    /// <summary>The class's name with namespace and containing types.</summary>
    public string FullName => Container.Length == 0 ? Name : Container + "." + Name;
}
