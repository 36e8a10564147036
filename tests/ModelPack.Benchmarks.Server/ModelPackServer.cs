using System.Security.Cryptography;

namespace ModelPack.Benchmarks.Server;

/// <summary>The generated endpoints, as an app has them: digest check, validation and limits are on.</summary>
internal sealed class ModelPackServer : IBenchmarkServer
{
    public void AddServices(IServiceCollection services, string model) => services.AddMlpPredictor(options =>
    {
        options.ModelPath = model;
        options.ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model)));
    });

    public void Map(WebApplication app, string model) => app.MapMlpPredictor("/iris");
}
