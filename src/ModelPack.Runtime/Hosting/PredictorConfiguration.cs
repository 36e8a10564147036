namespace ModelPack.Runtime.Hosting;

/// <summary>A change of a predictor's options that the app asked for.</summary>
internal sealed record PredictorConfiguration<TPredictor>(Action<PredictorOptions> Configure);
