using System.Buffers;
using System.Text;
using System.Text.Json;
using Acme.Models;
using Microsoft.Extensions.DependencyInjection;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>A model as an app serves it: by JSON, without knowing its types.</summary>
public sealed class ModelHostTests
{
    private const string Flower = """{ "sepalLength": 6.3, "sepalWidth": 3.3, "petalLength": 6.0, "petalWidth": 2.5 }""";

    private readonly ArrayBufferWriter<byte> _output = new();
    private readonly List<InputError> _errors = [];

    [Fact]
    public void Has_one_host_for_each_predictor()
    {
        using IrisPredictor predictor = IrisPredictor.Load();
        using IrisPredictor other = IrisPredictor.Load();

        ModelHost host = ModelHost.Of(predictor);

        Assert.Same(host, ModelHost.Of(predictor));
        Assert.NotSame(host, ModelHost.Of(other));
        Assert.Same(IrisPredictor.Descriptor, host.Descriptor);
        Assert.Equal(IrisPredictor.Descriptor.PayloadDigest, host.Info.Digest);
    }

    [Fact]
    public async Task Predicts_an_object_and_says_which_model_did()
    {
        using IrisPredictor predictor = IrisPredictor.Load();
        ModelHost host = ModelHost.Of(predictor);

        JsonPrediction prediction = await host.PredictJsonAsync(Json(Flower), _output, JsonInputOptions.Default, _errors, TestContext.Current.CancellationToken);

        Assert.Equal(new JsonPrediction(true, host.Info), prediction);
        Assert.Equal("virginica", JsonDocument.Parse(_output.WrittenMemory).RootElement.GetProperty("species").GetString(), ignoreCase: true);
    }

    [Fact]
    public async Task Predicts_an_array()
    {
        using IrisPredictor predictor = IrisPredictor.Load();

        JsonPrediction prediction = await ModelHost.Of(predictor).PredictJsonBatchAsync(Json($"[{Flower}, {Flower}]"), _output, JsonInputOptions.Default, _errors, TestContext.Current.CancellationToken);

        Assert.True(prediction.IsPredicted);
        Assert.Equal(2, JsonDocument.Parse(_output.WrittenMemory).RootElement.GetArrayLength());
    }

    [Fact]
    public async Task Reports_what_is_wrong_and_writes_nothing()
    {
        using IrisPredictor predictor = IrisPredictor.Load();

        JsonPrediction prediction = await ModelHost.Of(predictor).PredictJsonAsync(Json("{}"), _output, JsonInputOptions.Default, _errors, TestContext.Current.CancellationToken);

        Assert.False(prediction.IsPredicted);
        Assert.NotEmpty(_errors);
        Assert.Equal(0, _output.WrittenCount);
    }

    [Fact]
    public async Task Fails_by_the_task_and_not_by_the_call()
    {
        IrisPredictor predictor = IrisPredictor.Load();
        ModelHost host = ModelHost.Of(predictor);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        ValueTask<JsonPrediction> stopped = host.PredictJsonAsync(Json(Flower), _output, JsonInputOptions.Default, _errors, cancelled.Token);
        predictor.Dispose();
        ValueTask<JsonPrediction> closed = host.PredictJsonBatchAsync(Json($"[{Flower}]"), _output, JsonInputOptions.Default, _errors, TestContext.Current.CancellationToken);

        Assert.True(stopped.IsCanceled);
        Assert.True(closed.IsFaulted);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await stopped);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await closed);
    }

    [Fact]
    public void Is_a_service_by_the_name_of_the_model()
    {
        var services = new ServiceCollection();
        services.AddIrisPredictor();
        using ServiceProvider provider = services.BuildServiceProvider();

        ModelHost host = provider.GetRequiredKeyedService<ModelHost>(IrisPredictor.Descriptor.Name);

        Assert.Same(ModelHost.Of(provider.GetRequiredService<IrisPredictor>()), host);
        Assert.Same(host, Assert.Single(provider.GetServices<ModelRegistration>()).GetHost(provider));
    }

    private static ReadOnlySequence<byte> Json(string text) => new(Encoding.UTF8.GetBytes(text));
}
