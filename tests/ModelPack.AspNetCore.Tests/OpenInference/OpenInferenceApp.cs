using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.OpenInference;

/// <summary>One app with model packages and the Open Inference Protocol. Shared by the tests that only send requests.</summary>
public sealed class OpenInferenceApp : IAsyncLifetime
{
    private ModelServer? _server;

    public HttpClient Client => (_server ?? throw new InvalidOperationException("The app has not started.")).Client;

    public async ValueTask InitializeAsync() => _server = await StartAsync();

    public async ValueTask DisposeAsync() => await _server!.DisposeAsync();

    /// <summary>Starts an app of its own.</summary>
    public static Task<ModelServer> StartAsync(Action<IServiceCollection>? services = null, Action<WebApplication>? map = null) => ModelServer.StartAsync(
        collection =>
        {
            collection.AddIrisPredictor();
            collection.AddPenguinsPredictor();
            collection.AddTokensPredictor();
            collection.AddVectorPredictor();
            collection.AddTypesPredictor();
            services?.Invoke(collection);
        },
        map ?? (static app => app.MapOpenInference()));
}
