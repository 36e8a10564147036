using Acme.Models;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>One app with all protocols, for the campaign of bad input.</summary>
public sealed class HostileApp : IAsyncLifetime
{
    private ModelServer? _server;

    public ModelServer Server => _server ?? throw new InvalidOperationException("The app has not started.");

    public Uri Address => Server.Client.BaseAddress!;

    public async ValueTask InitializeAsync() => _server = await StartAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    /// <summary>Starts an app with every route of <see cref="HostileRoutes"/>.</summary>
    /// <param name="services">Adds services, after the predictors.</param>
    /// <param name="map">Maps endpoints beside those.</param>
    public static Task<ModelServer> StartAsync(Action<IServiceCollection>? services = null, Action<WebApplication>? map = null) => ModelPackages.StartAsync(
    collection =>
    {
        collection.AddDigitsPredictor();
        collection.AddSentimentPredictor();
        services?.Invoke(collection);
    },
    app =>
    {
        app.MapDigitsPredictor("/digits");
        app.MapSentimentPredictor("/sentiment");
        app.MapSageMaker<IrisPredictor>();
        app.MapOpenInference();
        map?.Invoke(app);
    });

    /// <summary>Sends a body to a route.</summary>
    public Task<Answer> SendAsync(HostileRoute route, BadBody body) => SendAsync(Server.Client, route, body);

    /// <inheritdoc cref="SendAsync(HostileRoute, BadBody)"/>
    public static async Task<Answer> SendAsync(HttpClient client, HostileRoute route, BadBody body)
    {
        var content = new ByteArrayContent(body.Bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", route.ContentType);
        using var request = new HttpRequestMessage(HttpMethod.Post, route.Path) { Content = content };
        foreach ((string name, string value) in body.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        try
        {
            return await Answer.SendAsync(client, request);
        }
        catch (HttpRequestException exception)
        {
            Assert.Fail($"{route}: {exception.InnerException?.Message ?? exception.Message}\nfor {body}");
            throw;
        }
    }
}
