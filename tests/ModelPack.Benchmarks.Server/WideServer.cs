using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ModelPack.Benchmarks.Contracts;

namespace ModelPack.Benchmarks.Server;

/// <summary>A network of some 50 microseconds a row, with rows of concurrent requests sharing runs or not. Bodies are the row's bytes, so that JSON hides nothing.</summary>
internal sealed class WideServer(MicroBatchingOptions? batching) : IBenchmarkServer
{
    private const int Inputs = 512;

    public void AddServices(IServiceCollection services, string model) => services.AddWidePredictor(options =>
    {
        options.ModelPath = model;
        options.ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model)));
        options.MicroBatching = batching;
    });

    public void Map(WebApplication app, string model)
    {
        var predictor = app.Services.GetRequiredService<WidePredictor>();
        app.Map("/wide", (RequestDelegate)(context => PredictAsync(context, predictor)));
    }

    private static async Task PredictAsync(HttpContext context, WidePredictor predictor)
    {
        const int Bytes = Inputs * sizeof(float);
        var values = new float[Inputs];
        System.IO.Pipelines.ReadResult body = await context.Request.BodyReader.ReadAtLeastAsync(Bytes, context.RequestAborted);
        body.Buffer.Slice(0, Bytes).CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
        context.Request.BodyReader.AdvanceTo(body.Buffer.End);
        SignalScores scores = await predictor.PredictAsync(new Signal { Values = values }, context.RequestAborted);
        context.Response.ContentLength = scores.Values.Length * sizeof(float);
        context.Response.BodyWriter.Write(MemoryMarshal.AsBytes<float>(scores.Values));
        await context.Response.BodyWriter.FlushAsync();
    }
}
