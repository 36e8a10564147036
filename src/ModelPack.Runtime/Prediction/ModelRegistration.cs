namespace ModelPack;

/// <summary>A predictor that was added to an app's services; resolve all of them to enumerate the app's models.</summary>
/// <param name="Descriptor">The model.</param>
/// <param name="PredictorType">The predictor class, a singleton of the services.</param>
public sealed record ModelRegistration(ModelDescriptor Descriptor, Type PredictorType);
