namespace ModelPack.Benchmarks.Server;

/// <summary>One way of serving the model: <c>POST /iris/predict</c> and <c>POST /iris/predict/batch</c>.</summary>
internal interface IBenchmarkServer
{
    void AddServices(IServiceCollection services, string model);

    void Map(WebApplication app, string model);
}
