using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.Grpc.Tests.Support;

namespace ModelPack.Grpc.Tests;

/// <summary>Who is there, what does it take, is it ready.</summary>
public sealed class StatusTests(Models models) : IClassFixture<Models>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_is_live_and_ready()
    {
        Assert.True((await models.Client.ServerLiveAsync(new ServerLiveRequest(), cancellationToken: Token)).Live);
        Assert.True((await models.Client.ServerReadyAsync(new ServerReadyRequest(), cancellationToken: Token)).Ready);
    }

    [Fact]
    public async Task The_server_says_its_name_and_version()
    {
        ServerMetadataResponse answer = await models.Client.ServerMetadataAsync(new ServerMetadataRequest(), cancellationToken: Token);
        Assert.Equal(("modelpack", "0.1.0"), (answer.Name, answer.Version));
        Assert.Empty(answer.Extensions);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.4.0")]
    public async Task A_model_is_ready_and_described_with_and_without_its_version(string version)
    {
        Assert.True((await models.Client.ModelReadyAsync(new ModelReadyRequest { Name = "iris", Version = version }, cancellationToken: Token)).Ready);
        ModelMetadataResponse answer = await models.Client.ModelMetadataAsync(new ModelMetadataRequest { Name = "iris", Version = version }, cancellationToken: Token);
        Assert.Equal(("iris", "onnx_onnxv1"), (answer.Name, answer.Platform));
        Assert.Equal(["1.4.0"], answer.Versions);
        Assert.Equal("Acme.Models.Web", answer.Properties["package"]);
        ModelMetadataResponse.Types.TensorMetadata input = Assert.Single(answer.Inputs);
        Assert.Equal(("features", "FP32"), (input.Name, input.Datatype));
        Assert.Equal([-1L, 4L], input.Shape);
        Assert.Equal(["label BYTES [-1]", "probabilities FP32 [-1,3]"], answer.Outputs.Select(static output => $"{output.Name} {output.Datatype} [{string.Join(",", output.Shape)}]"));
    }

    [Fact]
    public async Task Every_datatype_has_its_name()
    {
        ModelMetadataResponse answer = await models.Client.ModelMetadataAsync(new ModelMetadataRequest { Name = "types" }, cancellationToken: Token);
        string[] expected = ["FP32", "FP64", "FP16", "BF16", "INT8", "INT16", "INT32", "INT64", "UINT8", "UINT16", "UINT32", "UINT64", "BOOL", "BYTES"];
        Assert.Equal(expected.Order(), answer.Inputs.Select(static input => input.Datatype).Order());
        Assert.Equal(expected.Order(), answer.Outputs.Select(static output => output.Datatype).Order());
    }

    [Theory]
    [InlineData("unknown", "", "There is no model of this name.")]
    [InlineData("", "", "There is no model of this name.")]
    [InlineData("Iris", "", "There is no model of this name.")]
    [InlineData("iris", "9.9.9", "The model is not served in this version. Its metadata, asked for without a version, has the version that is.")]
    [InlineData("iris", "1", "The model is not served in this version. Its metadata, asked for without a version, has the version that is.")]
    public async Task Another_model_or_version_is_not_found(string name, string version, string detail)
    {
        Assert.Equal(detail, await GrpcServer.FailsAsync(models.Client.ModelReadyAsync(new ModelReadyRequest { Name = name, Version = version }, cancellationToken: Token), StatusCode.NotFound));
        Assert.Equal(detail, await GrpcServer.FailsAsync(models.Client.ModelMetadataAsync(new ModelMetadataRequest { Name = name, Version = version }, cancellationToken: Token), StatusCode.NotFound));
        ModelInferRequest request = Infer.Iris(1, 1, 1, 1);
        (request.ModelName, request.ModelVersion) = (name, version);
        Assert.Equal(detail, await GrpcServer.FailsAsync(models.Client.ModelInferAsync(request, cancellationToken: Token), StatusCode.NotFound));
    }

    [Theory]
    [InlineData("")]
    [InlineData("inference.GRPCInferenceService")]
    [InlineData("iris")]
    [InlineData("types")]
    public async Task The_standard_health_service_knows_the_app_the_protocol_and_each_model(string service)
    {
        var health = new Health.HealthClient(models.Server.Channel);
        HealthCheckResponse answer = await health.CheckAsync(new HealthCheckRequest { Service = service }, cancellationToken: Token);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task The_standard_health_service_does_not_know_other_names() =>
        await GrpcServer.FailsAsync(new Health.HealthClient(models.Server.Channel).CheckAsync(new HealthCheckRequest { Service = "other" }, cancellationToken: Token), StatusCode.NotFound);

    [Fact]
    public async Task A_check_of_the_app_that_fails_takes_readiness_away()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(static services =>
        {
            services.AddIrisPredictor();
            services.AddHealthChecks().AddCheck("disk", static () => HealthCheckResult.Unhealthy(), tags: ["ready"]).AddCheck("other", static () => HealthCheckResult.Unhealthy());
        });
        var health = new Health.HealthClient(server.Channel);
        Assert.False((await server.Client.ServerReadyAsync(new ServerReadyRequest(), cancellationToken: Token)).Ready);
        Assert.True((await server.Client.ServerLiveAsync(new ServerLiveRequest(), cancellationToken: Token)).Live);
        Assert.True((await server.Client.ModelReadyAsync(new ModelReadyRequest { Name = "iris" }, cancellationToken: Token)).Ready);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, (await health.CheckAsync(new HealthCheckRequest(), cancellationToken: Token)).Status);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await health.CheckAsync(new HealthCheckRequest { Service = "iris" }, cancellationToken: Token)).Status);
    }

    [Fact]
    public async Task An_app_that_stops_is_not_ready_while_it_finishes()
    {
        var release = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        await using GrpcServer server = await GrpcServer.StartAsync(
            static services => services.AddIrisPredictor(),
            app =>
            {
                app.MapOpenInferenceGrpc();
                app.MapPost("/hold", async () =>
                {
                    entered.SetResult();
                    await release.Task;
                });
            });
        var health = new Health.HealthClient(server.Channel);
        using AsyncServerStreamingCall<HealthCheckResponse> watch = health.Watch(new HealthCheckRequest { Service = "iris" }, cancellationToken: Token);
        Assert.True(await watch.ResponseStream.MoveNext(Token));

        using var http = new HttpClient { DefaultRequestVersion = System.Net.HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact, BaseAddress = new Uri(server.App.Urls.First()) };
        Task<HttpResponseMessage> held = http.PostAsync("/hold", null, Token);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        Task stopped = server.App.StopAsync(Token);
        HealthCheckResponse last = watch.ResponseStream.Current;
        while (await watch.ResponseStream.MoveNext(Token))
            last = watch.ResponseStream.Current;
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.NotServing, last.Status);
        release.SetResult();
        (await held).EnsureSuccessStatusCode();
        await stopped;
    }

    [Fact]
    public async Task The_apps_own_health_service_stays_the_only_one()
    {
        await using GrpcServer server = await GrpcServer.StartAsync(static services => services.AddIrisPredictor(), static app =>
        {
            app.MapGrpcHealthChecksService();
            app.MapOpenInferenceGrpc();
        });
        HealthCheckResponse answer = await new Health.HealthClient(server.Channel).CheckAsync(new HealthCheckRequest(), cancellationToken: Token);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Fact]
    public async Task Mapping_without_the_services_says_what_to_call()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        await using WebApplication app = builder.Build();
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(() => app.MapOpenInferenceGrpc());
        Assert.Contains("AddOpenInferenceGrpc()", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_method_is_unimplemented()
    {
        var method = new Method<ServerLiveRequest, ServerLiveResponse>(
            MethodType.Unary, "inference.GRPCInferenceService", "ModelStreamInfer",
            Marshallers.Create(static _ => [], static _ => new ServerLiveRequest()), Marshallers.Create(static _ => [], static _ => new ServerLiveResponse()));
        using AsyncUnaryCall<ServerLiveResponse> call = models.Server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, new CallOptions(cancellationToken: Token), new ServerLiveRequest());
        RpcException failure = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }
}
