using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>An app on Kestrel, on a free port of the loopback address.</summary>
public sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts an app.</summary>
    /// <param name="services">Adds its services.</param>
    /// <param name="map">Maps its endpoints.</param>
    /// <param name="log">Takes what is logged; null for nowhere.</param>
    public static async Task<ModelServer> StartAsync(Action<IServiceCollection> services, Action<WebApplication> map, ILoggerProvider? log = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (log is not null)
            builder.Logging.AddProvider(log);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http1));
        services(builder.Services);
        WebApplication app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ModelServer(app);
    }

    /// <summary>Starts an app with the endpoints of <see cref="SumModel"/> at <c>/sum</c>.</summary>
    public static Task<ModelServer> StartSumAsync(SumModel? model = null, Action<ModelEndpointOptions>? configure = null, ILoggerProvider? log = null) =>
        StartAsync(services => services.AddSingleton(model ?? new SumModel()), app => app.MapModel<SumModel>("/sum", configure), log);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
