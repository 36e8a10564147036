using System.Buffers;
using System.Text.Json;
using Acme.Models;
using ModelPack.Runtime.Serving;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>Many swaps while many callers run, in every way that there is to call.</summary>
public sealed class SwapConcurrencyTests
{
    private const int Swaps = 200;

    private static readonly byte[] s_flower = """{ "sepalLength": 6.3, "sepalWidth": 3.3, "petalLength": 6.0, "petalWidth": 2.5 }"""u8.ToArray();

    [Fact]
    public async Task No_call_fails_or_mixes_versions_and_every_replaced_session_is_disposed()
    {
        using var other = new IrisVersion();
        using IrisPredictor iris = IrisPredictor.Load();
        var host = (SlottedHost)ModelHost.Of(iris);
        var there = new ModelReplacement(other.Pack()) { ExpectedDigest = other.PayloadDigest };
        using var stop = new CancellationTokenSource();
        int calls = 0;
        Func<Task>[] ways =
        [
            () =>
            {
                AssertOfOne(iris.Predict(IrisVersion.Virginica, out PredictionInfo info).Species, info);
                return Task.CompletedTask;
            },
            () =>
            {
                IrisInput[] rows = [IrisVersion.Virginica, IrisVersion.Virginica, IrisVersion.Virginica];
                Assert.Single(iris.PredictBatch(rows).Select(static prediction => prediction.Species).Distinct());
                return Task.CompletedTask;
            },
            async () => Assert.NotEqual(Species.Versicolor, (await iris.PredictAsync(IrisVersion.Virginica, CancellationToken.None)).Species),
            async () =>
            {
                var output = new ArrayBufferWriter<byte>();
                JsonPrediction answer = await host.PredictJsonAsync(new ReadOnlySequence<byte>(s_flower), output, JsonInputOptions.Default, [], CancellationToken.None);
                Assert.True(answer.IsPredicted);
                AssertOfOne(Enum.Parse<Species>(JsonDocument.Parse(output.WrittenMemory).RootElement.GetProperty("species").GetString()!, ignoreCase: true), answer.Info);
            },
        ];
        Task[] callers = [.. ways.Select(way => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await way();
                Interlocked.Increment(ref calls);
            }
        }))];

        var unloaded = new List<Task>();
        for (int i = 0; i < Swaps; i++)
        {
            unloaded.Add(host.Models.Stable.Slots.Unloaded);
            await host.SwapAsync(i % 2 == 0 ? there : ModelReplacement.CompiledIn, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await Task.WhenAll(callers);
        await Task.WhenAll(unloaded).WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Swaps, unloaded.Count);
        Assert.False(host.Models.Stable.Slots.Unloaded.IsCompleted);
        Assert.True(calls > Swaps, $"There were only {calls} calls.");
    }

    private static void AssertOfOne(Species species, PredictionInfo info) =>
        Assert.Equal(info.Digest == IrisPredictor.Descriptor.PayloadDigest ? Species.Virginica : Species.Setosa, species);
}
