using System.Buffers;
using System.Globalization;
using ModelPack.AspNetCore.OpenInference.Reading;
using ModelPack.AspNetCore.OpenInference.Writing;
using ModelPack.AspNetCore.Problems;
using ModelPack.AspNetCore.Requests;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.OpenInference;

/// <summary>Answers <c>POST infer</c>.</summary>
internal sealed class InferEndpoint(OpenInferenceModels models)
{
    private const string VersionHeader = "x-model-version";
    private const string JsonLengthHeader = "Inference-Header-Content-Length";

    private static readonly InferFailure s_unsupported =
        InferFailure.Of(Problem.UnsupportedMediaType) with { Accepted = MediaTypes.Json + ", " + MediaTypes.Bytes };

    /// <summary>Reads the tensors of the request, runs the model, and writes the tensors that it gave.</summary>
    public async Task InferAsync(HttpContext context)
    {
        if (!models.TryFind(context, out OpenInferenceModel? model, out InferFailure? failure) || !IsReadable(context.Request, out failure))
        {
            await failure!.WriteAsync(context);
            return;
        }

        if (context.Request.ContentLength is { } length && model.Gate.IsFull(length))
        {
            RequestBody.LiftServerLimit(context);
            await model.TurnAway().WriteAsync(context);
            return;
        }

        (ReadOnlySequence<byte> body, Problem? problem) = await RequestBody.ReadAsync(context, model.Options.MaxBatchBodyBytes);
        if (problem is not null)
        {
            await InferFailure.Of(problem).WriteAsync(context);
            return;
        }

        Exchange exchange = Exchange.Pool.Get();
        try
        {
            try
            {
                failure = await RunAsync(context, model, body, exchange);
            }
            finally
            {
                context.Request.BodyReader.AdvanceTo(body.End);
            }

            await (failure is null ? context.Response.BodyWriter.WriteAsync(exchange.Output.Written, context.RequestAborted).AsTask() : failure.WriteAsync(context));
        }
        finally
        {
            Exchange.Pool.Return(exchange);
        }
    }

    // A body without a type is read: clients of the binary extension send none.
    private static bool IsReadable(HttpRequest request, out InferFailure? failure)
    {
        bool isReadable = MediaTypes.Of(request) is MediaType.Json or MediaType.Bytes || (request.ContentType is null && string.IsNullOrEmpty(request.Headers.ContentEncoding));
        failure = isReadable ? null : s_unsupported;
        return isReadable;
    }

    private static async ValueTask<InferFailure?> RunAsync(HttpContext context, OpenInferenceModel model, ReadOnlySequence<byte> body, Exchange exchange)
    {
        if (!model.TryGetHost(out ModelHost? host, out InferFailure? failure))
            return failure;
        CancellationToken inTime = exchange.Deadline.Start(model.Options.RequestTimeout, context.RequestAborted);
        try
        {
            using PredictionPlace place = await model.Gate.EnterAsync(body.Length, inTime);
            if (!place.IsTaken)
                return model.TurnAway();
            using TensorCall call = host.OpenTensors(model.Limits);
            return OpenInferenceModels.IsOtherVersion(context, call.Info.Version, out failure) ? failure : await RunAsync(context, model, call, body, exchange, inTime);
        }
        catch (OperationCanceledException) when (exchange.Deadline.IsOver)
        {
            return model.TimedOut();
        }
        catch (ModelOutputException exception)
        {
            return model.BadOutput(exception);
        }
        catch (ObjectDisposedException exception)
        {
            return model.NotReady(exception);
        }
        finally
        {
            exchange.Deadline.Stop();
        }
    }

    private static async ValueTask<InferFailure?> RunAsync(HttpContext context, OpenInferenceModel model, TensorCall call, ReadOnlySequence<byte> body, Exchange exchange, CancellationToken inTime)
    {
        if (Read(context.Request, model, call, body, out InferRequest? request) is { } problem)
            return InferFailure.Invalid(problem);
        if (!await call.RunAsync(inTime))
            return InferFailure.Invalid(call.DescribeErrors());

        int? jsonLength = InferResponseWriter.Write(exchange.Output, call, request!);
        HttpResponse response = context.Response;
        response.ContentType = jsonLength is null ? MediaTypes.Json : MediaTypes.Bytes;
        response.ContentLength = exchange.Output.Count;
        response.Headers[VersionHeader] = call.Info.Version;
        if (jsonLength is { } json)
            response.Headers[JsonLengthHeader] = json.ToString(CultureInfo.InvariantCulture);
        return null;
    }

    private static string? Read(HttpRequest request, OpenInferenceModel model, TensorCall call, ReadOnlySequence<byte> body, out InferRequest? read)
    {
        read = null;
        long length = body.Length;
        string? header = request.Headers[JsonLengthHeader];
        if (header is not null && (!long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > body.Length))
            return JsonLengthHeader + " must be the length of the JSON in the body.";
        if (header is not null && length == 0)
            return RawRequest.Read(body, call, out read);
        return InferRequestReader.Read(body.Slice(0, length), body.Slice(length), call, model.Options.TakesShapesFromData, out read);
    }
}
