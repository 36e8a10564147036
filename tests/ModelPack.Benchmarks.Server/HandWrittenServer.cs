
namespace ModelPack.Benchmarks.Server;

/// <summary>What one writes by hand for speed: a minimal API by the request delegate generator, source-generated JSON, and ONNX Runtime on bound buffers. It validates nothing.</summary>
internal sealed class HandWrittenServer : IBenchmarkServer
{
    public void AddServices(IServiceCollection services, string model) =>
        services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, FlowerJson.Default));

    public void Map(WebApplication app, string model)
    {
        var predictor = new HandWrittenPredictor(model);
        app.MapPost("/iris/predict", (FlowerBody flower) => predictor.Predict(flower));
        app.MapPost("/iris/predict/batch", (FlowerBody[] flowers) => predictor.Predict(flowers));
    }
}
