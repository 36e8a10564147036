namespace ModelPack.Grpc.Tests.Support;

/// <summary>One app with all test models, shared by the tests that only send requests.</summary>
public sealed class Models : IAsyncLifetime
{
    private GrpcServer? _server;

    internal GrpcServer Server => _server ?? throw new InvalidOperationException("The app has not started.");

    internal GRPCInferenceService.GRPCInferenceServiceClient Client => Server.Client;

    public async ValueTask InitializeAsync() => _server = await GrpcServer.StartAsync(Add);

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();

    /// <summary>Adds all test models.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddIrisPredictor();
        services.AddPartsPredictor();
        services.AddPenguinsPredictor();
        services.AddPlainTypesPredictor();
        services.AddThresholdPredictor();
        services.AddTokensPredictor();
        services.AddTypesPredictor();
        services.AddVectorPredictor();
    }
}
