using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ModelPack.Grpc.Tests.Support;

/// <summary>An app on Kestrel, with HTTP/2 and no TLS on a free port of the loopback address, and a channel to it.</summary>
internal sealed class GrpcServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GrpcServer(WebApplication app)
    {
        _app = app;
        Channel = GrpcChannel.ForAddress(app.Urls.First(), new GrpcChannelOptions { MaxReceiveMessageSize = null, MaxSendMessageSize = null });
        Client = new GRPCInferenceService.GRPCInferenceServiceClient(Channel);
    }

    public WebApplication App => _app;

    public GrpcChannel Channel { get; }

    public GRPCInferenceService.GRPCInferenceServiceClient Client { get; }

    /// <summary>Starts an app.</summary>
    /// <param name="services">Adds its predictors and what else it has.</param>
    /// <param name="map">Maps its endpoints; null for those of the protocol.</param>
    public static async Task<GrpcServer> StartAsync(Action<IServiceCollection> services, Action<WebApplication>? map = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Listen(IPAddress.Loopback, 0, static listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddOpenInferenceGrpc();
        services(builder.Services);
        WebApplication app = builder.Build();
        if (map is null)
            app.MapOpenInferenceGrpc();
        else
            map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new GrpcServer(app);
    }

    /// <summary>Asserts that a call ends with a status whose text tells nothing of the server's inside.</summary>
    public static async Task<string> FailsAsync<T>(AsyncUnaryCall<T> call, StatusCode code)
    {
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(code, failure.StatusCode);
        Assert.DoesNotContain('/', failure.Status.Detail);
        Assert.DoesNotContain("onnxruntime", failure.Status.Detail, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Exception", failure.Status.Detail, StringComparison.Ordinal);
        return failure.Status.Detail;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        await _app.DisposeAsync();
    }
}
