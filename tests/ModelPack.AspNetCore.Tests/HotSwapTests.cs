using System.Text.Json.Nodes;
using Acme.Models;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests;

/// <summary>What clients see of a model that is replaced while the app serves it.</summary>
public sealed class HotSwapTests : IDisposable
{
    private const string Flower = """{"sepalLength":6.3,"sepalWidth":3.3,"petalLength":6.0,"petalWidth":2.5}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-swap-").FullName;

    public HotSwapTests()
    {
        string compiledIn = Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "modelpack"), IrisPredictor.Descriptor.PayloadDigest[..16], SearchOption.AllDirectories).Single();
        foreach (string file in Directory.EnumerateFiles(compiledIn))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        string path = Path.Combine(_folder, "modelpack.json");
        JsonNode manifest = JsonNode.Parse(File.ReadAllBytes(path))!;
        manifest["version"] = "9.8.7";
        File.WriteAllText(path, manifest.ToJsonString());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Answers_and_the_manifest_name_the_model_that_serves()
    {
        await using ModelServer server = await ModelServer.StartAsync(static services => services.AddIrisPredictor(), static app => app.MapModel<IrisPredictor>("/iris"));
        string before = IrisPredictor.Descriptor.Version;
        await AssertServesAsync(server, before);

        ModelHost host = server.Services.GetRequiredKeyedService<ModelHost>("iris");
        await host.SwapAsync(new ModelReplacement(_folder) { TrustManifest = true }, TestContext.Current.CancellationToken);
        await AssertServesAsync(server, "9.8.7");

        await host.SwapAsync(ModelReplacement.CompiledIn, TestContext.Current.CancellationToken);
        await AssertServesAsync(server, before);
    }

    private static async Task AssertServesAsync(ModelServer server, string version)
    {
        foreach ((string path, string body) in ((string, string)[])[("/iris/predict", Flower), ("/iris/predict/batch", $"[{Flower}]")])
        {
            Answer answer = await Answer.PostAsync(server.Client, path, body);
            Assert.Equal(200, answer.Status);
            Assert.Equal(version, Assert.Single(answer.Headers.GetValues("x-model-version")));
        }

        Answer manifest = await Answer.GetAsync(server.Client, "/iris");
        Assert.Equal(version, JsonNode.Parse(manifest.Text)!["version"]!.GetValue<string>());
    }
}
