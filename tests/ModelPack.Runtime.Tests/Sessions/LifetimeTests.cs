using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>Many callers, closing while they run, and cancelling.</summary>
public sealed class LifetimeTests
{
    [Fact]
    public async Task Concurrent_callers_get_their_own_predictions()
    {
        using var iris = Models.Iris();
        Flower[] flowers = Models.ManyFlowers(64);
        FlowerClass[] expected = iris.PredictBatch(flowers);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(() =>
        {
            for (int i = 0; i < 2_000; i++)
            {
                int row = (i + worker) % flowers.Length;
                FlowerClass prediction = i % 5 == 0 ? iris.PredictBatch(flowers.AsSpan(row, 1))[0] : iris.Predict(flowers[row]);
                Assert.Equal(expected[row].Label, prediction.Label);
                Assert.Equal(expected[row].Probabilities, prediction.Probabilities);
            }
        })));
    }

    [Fact]
    public async Task Closing_while_callers_run_ends_them_with_ObjectDisposedException_only()
    {
        for (int round = 0; round < 40; round++)
        {
            var iris = Models.Iris(options => options.WarmUp = false);
            using var started = new CountdownEvent(4);
            Task[] callers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                started.Signal();
                Assert.Throws<ObjectDisposedException>(() => PredictForever(iris));
            }))];
            started.Wait(TestContext.Current.CancellationToken);
            await Task.Delay(round % 4, TestContext.Current.CancellationToken);
            iris.Dispose();
            await Task.WhenAll(callers);
        }
    }

    [Fact]
    public void A_closed_predictor_says_so_and_closes_only_once()
    {
        var iris = Models.Iris();
        iris.Dispose();
        iris.Dispose();
        Assert.Contains("iris-forest-tensor", Assert.Throws<ObjectDisposedException>(() => iris.Predict(new Flower(5, 3, 1, 0))).Message);
        Assert.Throws<ObjectDisposedException>(() => iris.PredictBatch(Models.ManyFlowers(2)));
    }

    [Fact]
    public void Cancelling_stops_a_run_between_two_nodes_and_the_predictor_goes_on()
    {
        string path = SaveSlowModel(layers: 2_000);
        try
        {
            using var slow = Models.LoadFile<float[], float, SlowContract>(path, options => options.WarmUp = false);
            using var source = new CancellationTokenSource();
            CancellationToken token = source.Token;
            var canceller = new Thread(() =>
            {
                Thread.Sleep(20);
                source.Cancel();
            });
            canceller.Start();
            Assert.Equal(token, Assert.Throws<OperationCanceledException>(() => slow.Predict(new float[SlowContract.Width], token)).CancellationToken);
            canceller.Join();
            Assert.Equal(0f, slow.Predict(new float[SlowContract.Width], new CancellationTokenSource().Token));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_cancelled_token_runs_nothing()
    {
        using var iris = Models.Iris();
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => iris.Predict(new Flower(5, 3, 1, 0), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await iris.PredictAsync(new Flower(5, 3, 1, 0), cancelled));
        Assert.Equal(0, (await iris.PredictAsync(new Flower(5.1f, 3.5f, 1.4f, 0.2f), CancellationToken.None)).Label);
    }

    [Fact]
    public async Task An_invalid_row_fails_the_task_and_not_the_call()
    {
        using var iris = Models.Iris();
        ValueTask<FlowerClass> task = iris.PredictAsync(new Flower(-1, 3, 1, 0), CancellationToken.None);
        await Assert.ThrowsAsync<InvalidInputException>(async () => await task);
    }

    private static void PredictForever(Predictor<Flower, FlowerClass, IrisForestContract> iris)
    {
        while (true)
            iris.Predict(new Flower(5, 3, 1, 0));
    }

    // Each layer takes some tenths of a millisecond, so that there is something to stop.
    private static string SaveSlowModel(int layers)
    {
        const int Width = SlowContract.Width;
        var model = new OnnxModelBuilder()
            .Input("x", OnnxType.Float32("batch", Width))
            .Output("y", OnnxType.Float32("batch", 1))
            .Initializer(OnnxTensor.Float32("w", [Width, Width], new float[Width * Width]))
            .Initializer(OnnxTensor.Float32("last", [Width, 1], new float[Width]));
        for (int layer = 0; layer < layers; layer++)
            model.Node("MatMul", [layer == 0 ? "x" : $"h{layer}", "w"], [$"h{layer + 1}"]);
        model.Node("MatMul", [$"h{layers}", "last"], ["y"]);
        return model.Save(Path.Combine(Path.GetTempPath(), $"modelpack-slow-{Guid.NewGuid():N}.onnx"));
    }
}
