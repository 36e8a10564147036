using Grpc.Core;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.Grpc.Inference;
using ModelPack.Grpc.Messages;
using ModelPack.Runtime.Serving;

namespace ModelPack.Grpc.Services;

/// <summary>Answers the methods of <c>inference.GRPCInferenceService</c>.</summary>
internal sealed class OpenInferenceService(ServedModels models, IServiceProvider services, ILoggerFactory loggers)
{
    private const string ReadyTag = "ready";
    private const string ModelTag = "modelpack";
    private const string Platform = "onnx_onnxv1";
    private const string VersionHeader = "x-model-version";

    private static readonly string s_version = typeof(OpenInferenceService).Assembly.GetName().Version?.ToString(3) ?? "";

    private readonly ModelCalls _calls = new(loggers.CreateLogger("ModelPack.Grpc"));

    /// <summary>The process answers.</summary>
    public static Task<ServerLiveResponse> ServerLiveAsync() => Task.FromResult(new ServerLiveResponse { Live = true });

    /// <summary>Every model is loaded, checked and warm, and the app does not stop.</summary>
    public async Task<ServerReadyResponse> ServerReadyAsync(ServerCallContext context) =>
        new() { Ready = await IsHealthyAsync(static check => check.Tags.Contains(ReadyTag), context.CancellationToken) };

    /// <summary>Name and version of the server. Its extensions are of REST.</summary>
    public static Task<ServerMetadataResponse> ServerMetadataAsync() => Task.FromResult(new ServerMetadataResponse { Name = "modelpack", Version = s_version });

    /// <summary>Whether a model is ready.</summary>
    public async Task<ModelReadyResponse> ModelReadyAsync(ModelReadyRequest request, ServerCallContext context)
    {
        ServedModel model = models.Find(request.Name);
        string name = model.Descriptor.Name;
        if (!await IsHealthyAsync(check => check.Tags.Contains(ModelTag) && check.Name == name, context.CancellationToken))
            return new ModelReadyResponse { Ready = false };
        ServedModels.ThrowIfOther(request.Version, _calls.HostOf(model).Info.Version);
        return new ModelReadyResponse { Ready = true };
    }

    /// <summary>What a model takes and gives.</summary>
    public Task<ModelMetadataResponse> ModelMetadataAsync(ModelMetadataRequest request)
    {
        ServedModel model = models.Find(request.Name);
        PredictionInfo info = _calls.HostOf(model).Info;
        ServedModels.ThrowIfOther(request.Version, info.Version);
        return Task.FromResult(new ModelMetadataResponse
        {
            Name = model.Descriptor.Name,
            Versions = { info.Version },
            Platform = Platform,
            Inputs = { model.Tensors.Inputs.Select(Describe) },
            Outputs = { model.Tensors.Outputs.Select(Describe) },
            Properties = { { "package", model.Descriptor.PackageId }, { "digest", info.Digest }, { "contract", model.Descriptor.ContractDigest } },
        });
    }

    /// <summary>Runs a model over the tensors of the request.</summary>
    public async Task<InferResponse> ModelInferAsync(InferRequest request, ServerCallContext context)
    {
        using InferRequest pooled = request;
        ServedModel model = models.Find(request.ModelName);
        ModelHost host = _calls.HostOf(model);
        using CancellationTokenSource time = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        if (model.Options.RequestTimeout is { } limit)
            time.CancelAfter(limit);
        try
        {
            using PredictionPlace place = await model.Gate.EnterAsync(request.Message.Length, time.Token);
            return place.IsTaken ? await InferAsync(request, host.OpenTensors(model.Limits), context.GetHttpContext().Response, time.Token) : throw ModelCalls.Overloaded(model);
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            throw ModelCalls.TimedOut();
        }
        catch (Exception exception) when (_calls.Explain(model, exception) is { } explained)
        {
            throw explained;
        }
    }

    private static async ValueTask<InferResponse> InferAsync(InferRequest request, TensorCall call, HttpResponse response, CancellationToken cancellationToken)
    {
        // The answer gives the memory of the outputs back once it is written; this is for all other ends.
        response.RegisterForDispose(call);
        ServedModels.ThrowIfOther(request.ModelVersion, call.Info.Version);
        InferInputs.Give(request, call);
        if (!await call.RunAsync(cancellationToken))
            throw ModelCalls.Invalid(call.DescribeErrors());
        response.Headers[VersionHeader] = call.Info.Version;
        bool isRaw = request.RawContents.Count > 0 || call.Outputs.Any(static output => OutputContents.IsRawOnly(output.ElementType));
        return new InferResponse(call.Info, request.Id, call.Outputs, isRaw, call);
    }

    private static ModelMetadataResponse.Types.TensorMetadata Describe(ServedTensor tensor) =>
        new() { Name = tensor.Name, Datatype = tensor.Datatype, Shape = { tensor.Shape } };

    // The same checks as of the host's other probes, so that all turn at one time.
    private async Task<bool> IsHealthyAsync(Func<HealthCheckRegistration, bool> which, CancellationToken cancellationToken)
    {
        if (services.GetService<HealthCheckService>() is not { } checks)
            return true;
        HealthReport report = await checks.CheckHealthAsync(which, cancellationToken);
        return report.Status != HealthStatus.Unhealthy;
    }
}
