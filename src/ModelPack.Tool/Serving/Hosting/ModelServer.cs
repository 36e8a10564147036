using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Serving.Hosting;

/// <summary>The web app that an author would write: all models, all protocols.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ListenAddresses _addresses;

    private ModelServer(WebApplication app, ListenAddresses addresses) => (_app, _addresses) = (app, addresses);

    /// <summary>The addresses that it listens on, once it is started.</summary>
    public IReadOnlyList<string> Urls => [.. _app.Urls.Take(_app.Urls.Count - _addresses.Grpc.Count)];

    /// <summary>Those for gRPC alone: the last ones, as they are in the settings.</summary>
    public IReadOnlyList<string> GrpcUrls => [.. _app.Urls.TakeLast(_addresses.Grpc.Count)];

    /// <summary>What it answers.</summary>
    public IReadOnlyList<ServedRoute> Routes => ServedRoute.Of(_app);

    /// <summary>Puts the app together.</summary>
    public static ModelServer Create(ListenAddresses addresses, IConfiguration settings, IReadOnlyList<ServedModel> models)
    {
        // No file of the current folder has a say, and none beside this program.
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "modelpack", ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(addresses.Settings());
        builder.Configuration.AddConfiguration(settings);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(static (context, kestrel) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Configure(context.Configuration.GetSection("Kestrel"));
        });
        AddLogging(builder);
        foreach (ServedModel model in models)
            model.Register(builder.Services);
        builder.Services.AddOpenApi();
        builder.Services.AddOpenInferenceGrpc();

        WebApplication app = builder.Build();
        foreach (ServedModel model in models)
            model.Map(app);
        if (models is [{ } only])
            only.MapSageMaker(app);
        app.MapOpenInference();
        app.MapOpenInferenceGrpc();
        app.MapModelPackHealth();
        app.MapOpenApi();
        return new ModelServer(app, addresses);
    }

    /// <summary>Opens a model.</summary>
    /// <exception cref="ServeException">It cannot be loaded.</exception>
    public void Load(ServedModel model) => model.Load(_app.Services);

    /// <summary>Listens.</summary>
    /// <exception cref="ServeException">An address cannot be listened on.</exception>
    public async Task StartAsync()
    {
        try
        {
            await _app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or System.Net.Sockets.SocketException)
        {
            throw new ServeException(new ToolProblem(ToolProblem.CannotServe, $"The server cannot listen: {exception.Message.TrimEnd('.')}. Choose other addresses by --urls."));
        }
    }

    /// <summary>Answers until a signal ends it, and then what it has begun.</summary>
    public Task WaitAsync(CancellationToken stop) => _app.WaitForShutdownAsync(stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    // Standard output belongs to the answer of the command.
    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(static console => (console.SingleLine, console.ColorBehavior) = (true, LoggerColorBehavior.Disabled));
        builder.Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
