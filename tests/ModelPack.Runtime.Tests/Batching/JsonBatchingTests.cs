using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Acme.Models;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>JSON through the micro-batcher: the same answers and the same errors as without. A delay makes every document wait for others.</summary>
public sealed partial class JsonBatchingTests
{
    private static readonly MicroBatchingOptions s_alwaysQueued = new() { MaxDelay = TimeSpan.FromMilliseconds(2), MaxRows = 8 };

    private static readonly string[] s_flowers =
    [
        """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""",
        """{"sepalLength":6.9,"sepalWidth":3.2,"petalLength":5.7,"petalWidth":2.3}""",
        """{"sepalLength":5.9,"sepalWidth":3.0,"petalLength":4.2,"petalWidth":1.5}""",
        """{"sepalLength":-1,"sepalWidth":3.0,"petalLength":4.2}""",
        "not json",
    ];

    private static readonly string[] s_sentences = ["""{"text":"great fun story"}""", """{"text":"bad boring"}""", """{"text":"it is"}""", """{"text":1}"""];

    [Fact]
    public async Task Documents_are_answered_as_without()
    {
        using var plain = IrisPredictor.Load();
        using var batching = IrisPredictor.Load(new PredictorOptions { MicroBatching = s_alwaysQueued });
        string[] documents = [.. Enumerable.Range(0, 40).Select(i => s_flowers[i % s_flowers.Length])];
        string[] expected = await Task.WhenAll(documents.Select(document => PredictAsync(ModelHost.Of(plain), document)));
        Assert.Equal(expected, await Task.WhenAll(documents.Select(document => PredictAsync(ModelHost.Of(batching), document))));
    }

    [Fact]
    public async Task Arrays_are_answered_as_without_however_they_are_split()
    {
        using var plain = IrisPredictor.Load();
        using var batching = IrisPredictor.Load(new PredictorOptions { MicroBatching = s_alwaysQueued });
        string[] arrays = [.. new[] { 0, 1, 3, 8, 9, 50 }.Select(count => "[" + string.Join(',', Enumerable.Range(0, count).Select(i => s_flowers[i % 3])) + "]"), $"[{s_flowers[0]},{s_flowers[3]}]"];
        string[] expected = await Task.WhenAll(arrays.Select(array => PredictBatchAsync(ModelHost.Of(plain), array)));
        Assert.Equal(expected, await Task.WhenAll(arrays.Select(array => PredictBatchAsync(ModelHost.Of(batching), array))));
    }

    [Fact]
    public async Task Inputs_that_are_encoded_are_answered_as_without()
    {
        using var plain = SentimentPredictor.Load();
        using var batching = SentimentPredictor.Load(new PredictorOptions { MicroBatching = s_alwaysQueued });
        string[] documents = [.. Enumerable.Range(0, 20).Select(i => s_sentences[i % s_sentences.Length])];
        string[] expected = await Task.WhenAll(documents.Select(document => PredictAsync(ModelHost.Of(plain), document)));
        Assert.Equal(expected, await Task.WhenAll(documents.Select(document => PredictAsync(ModelHost.Of(batching), document))));
        Assert.Equal(
            await PredictBatchAsync(ModelHost.Of(plain), $"[{s_sentences[0]},{s_sentences[1]}]"),
            await PredictBatchAsync(ModelHost.Of(batching), $"[{s_sentences[0]},{s_sentences[1]}]"));
    }

    [Fact]
    public async Task Typed_inputs_that_are_encoded_are_answered_as_without()
    {
        using var plain = SentimentPredictor.Load();
        using var batching = SentimentPredictor.Load(new PredictorOptions { MicroBatching = s_alwaysQueued });
        Sentence[] sentences = [new() { Text = "great fun story" }, new() { Text = "bad boring" }, new() { Text = "great" }];
        Opinion[] together = await Task.WhenAll(sentences.Select(sentence => batching.PredictAsync(sentence).AsTask()));
        Assert.Equal(sentences.Select(sentence => plain.Predict(sentence).Sentiment), together.Select(opinion => opinion.Sentiment));
        await Assert.ThrowsAsync<InvalidInputException>(async () => await batching.PredictAsync(new Sentence { Text = "it is" }));
        await Assert.ThrowsAsync<InvalidInputException>(async () => await batching.PredictAsync(new Sentence { Text = "" }));
    }

    [Fact]
    public async Task A_document_that_is_cancelled_while_it_waits_writes_nothing()
    {
        using var iris = IrisPredictor.Load(new PredictorOptions { MicroBatching = new MicroBatchingOptions { MaxDelay = TimeSpan.FromMinutes(1) } });
        using var source = new CancellationTokenSource();
        var output = new ArrayBufferWriter<byte>();
        ValueTask<JsonPrediction> call = ModelHost.Of(iris).PredictJsonAsync(Bytes(s_flowers[0]), output, new JsonInputOptions(), [], source.Token);
        Assert.False(call.IsCompleted);
        source.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call);
        Assert.Equal(0, output.WrittenCount);
    }

    private static async Task<string> PredictAsync(ModelHost host, string json)
    {
        var output = new ArrayBufferWriter<byte>();
        var errors = new List<InputError>();
        return Show(await host.PredictJsonAsync(Bytes(json), output, new JsonInputOptions(), errors), output, errors);
    }

    private static async Task<string> PredictBatchAsync(ModelHost host, string json)
    {
        var output = new ArrayBufferWriter<byte>();
        var errors = new List<InputError>();
        return Show(await host.PredictJsonBatchAsync(Bytes(json), output, new JsonInputOptions(), errors), output, errors);
    }

    // ONNX Runtime's last digits depend on the number of rows.
    private static string Show(JsonPrediction prediction, ArrayBufferWriter<byte> output, List<InputError> errors)
    {
        string json = Numbers().Replace(Encoding.UTF8.GetString(output.WrittenSpan), static number => double.Parse(number.Value, CultureInfo.InvariantCulture).ToString("G4", CultureInfo.InvariantCulture));
        return $"{prediction.IsPredicted} {prediction.Info} {json} {string.Join("; ", errors)}";
    }

    [GeneratedRegex("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?")]
    private static partial Regex Numbers();

    private static ReadOnlySequence<byte> Bytes(string json) => new(Encoding.UTF8.GetBytes(json));
}
