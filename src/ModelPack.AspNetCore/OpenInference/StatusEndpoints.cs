using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.OpenInference;

/// <summary>Answers the questions of the protocol: who is there, what does it take, is it ready.</summary>
internal sealed class StatusEndpoints(OpenInferenceModels models)
{
    private const string ReadyTag = "ready";
    private const string ModelTag = "modelpack";
    private const string Platform = "onnx_onnxv1";

    private static readonly string s_version = typeof(StatusEndpoints).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>The process answers.</summary>
    public Task GetLiveAsync(HttpContext context) => ProtocolAnswer.WriteAsync(context, StatusCodes.Status200OK, static writer => writer.WriteBoolean("live"u8, true));

    /// <summary>Every model is loaded, checked and warm, and the app does not stop. The status tells it; the text of the protocol has <c>live</c> in the body, and readers expect <c>ready</c>.</summary>
    public async Task GetReadyAsync(HttpContext context)
    {
        bool isReady = await IsHealthyAsync(context, static check => check.Tags.Contains(ReadyTag));
        await ProtocolAnswer.WriteAsync(context, StatusOf(isReady), writer =>
        {
            writer.WriteBoolean("live"u8, true);
            writer.WriteBoolean("ready"u8, isReady);
        });
    }

    /// <summary>Name, version and extensions of the server.</summary>
    public Task GetServerAsync(HttpContext context) => ProtocolAnswer.WriteAsync(context, StatusCodes.Status200OK, static writer =>
    {
        writer.WriteString("name"u8, "modelpack");
        writer.WriteString("version"u8, s_version);
        writer.WriteStartArray("extensions"u8);
        writer.WriteStringValue("binary_tensor_data"u8);
        writer.WriteEndArray();
    });

    /// <summary>Whether a model is ready.</summary>
    public async Task GetModelReadyAsync(HttpContext context)
    {
        if (!models.TryFind(context, out OpenInferenceModel? model, out InferFailure? failure))
        {
            await failure.WriteAsync(context);
            return;
        }

        string name = model.Descriptor.Name;
        bool isReady = await IsHealthyAsync(context, check => check.Tags.Contains(ModelTag) && check.Name == name) && model.TryGetHost(out _, out _);
        if (isReady && model.TryGetHost(out ModelHost? host, out _) && OpenInferenceModels.IsOtherVersion(context, host.Info.Version, out failure))
        {
            await failure.WriteAsync(context);
            return;
        }

        await ProtocolAnswer.WriteAsync(context, StatusOf(isReady), writer =>
        {
            writer.WriteString("name"u8, name);
            writer.WriteBoolean("ready"u8, isReady);
        });
    }

    /// <summary>What a model takes and gives.</summary>
    public Task GetModelAsync(HttpContext context)
    {
        if (!models.TryFind(context, out OpenInferenceModel? model, out InferFailure? failure) ||
            !model.TryGetHost(out ModelHost? host, out failure) ||
            OpenInferenceModels.IsOtherVersion(context, host.Info.Version, out failure))
        {
            return failure.WriteAsync(context);
        }

        PredictionInfo info = host.Info;
        return ProtocolAnswer.WriteAsync(context, StatusCodes.Status200OK, writer => Write(writer, model, info));
    }

    private static void Write(Utf8JsonWriter writer, OpenInferenceModel model, PredictionInfo info)
    {
        writer.WriteString("name"u8, model.Descriptor.Name);
        writer.WriteStartArray("versions"u8);
        writer.WriteStringValue(info.Version);
        writer.WriteEndArray();
        writer.WriteString("platform"u8, Platform);
        Write(writer, "inputs"u8, model.Tensors.Inputs);
        Write(writer, "outputs"u8, model.Tensors.Outputs);
        writer.WriteStartObject("properties"u8);
        writer.WriteString("package"u8, model.Descriptor.PackageId);
        writer.WriteString("digest"u8, info.Digest);
        writer.WriteString("contract"u8, model.Descriptor.ContractDigest);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<ServedTensor> tensors)
    {
        writer.WriteStartArray(name);
        foreach (ServedTensor tensor in tensors)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, tensor.Name);
            writer.WriteString("datatype"u8, tensor.Datatype);
            writer.WriteStartArray("shape"u8);
            foreach (long dimension in tensor.Shape)
                writer.WriteNumberValue(dimension);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // The same checks as of the host's other probes, so that both turn at one time.
    private static async Task<bool> IsHealthyAsync(HttpContext context, Func<HealthCheckRegistration, bool> which)
    {
        if (context.RequestServices.GetService<HealthCheckService>() is not { } checks)
            return true;
        HealthReport report = await checks.CheckHealthAsync(which, context.RequestAborted);
        return report.Status != HealthStatus.Unhealthy;
    }

    private static int StatusOf(bool isReady) => isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
}
