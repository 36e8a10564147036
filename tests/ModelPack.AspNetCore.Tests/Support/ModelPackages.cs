namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>One app with model packages, as users have it: generated predictors, generated endpoints, ONNX Runtime. Shared by the tests that only send requests.</summary>
public sealed class ModelPackages : IAsyncLifetime
{
    private ModelServer? _server;

    public ModelServer Server => _server ?? throw new InvalidOperationException("The app has not started.");

    public async ValueTask InitializeAsync() => _server = await StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    /// <summary>Starts an app of its own.</summary>
    /// <param name="services">Adds services, after the predictors.</param>
    /// <param name="map">Maps endpoints beside the models'.</param>
    public static Task<ModelServer> StartAsync(Action<IServiceCollection>? services = null, Action<WebApplication>? map = null) => ModelServer.StartAsync(
        collection =>
        {
            collection.AddIrisPredictor();
            collection.AddPenguinsPredictor();
            collection.AddTokensPredictor();
            collection.AddVectorPredictor();
            services?.Invoke(collection);
        },
        app =>
        {
            app.MapIrisPredictor("/iris");
            app.MapPenguinsPredictor("/penguins");
            app.MapTokensPredictor("/tokens");
            app.MapVectorPredictor();
            app.MapModelPackHealth();
            map?.Invoke(app);
        });
}
