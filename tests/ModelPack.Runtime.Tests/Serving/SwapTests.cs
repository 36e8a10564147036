using System.Buffers;
using System.Diagnostics.Metrics;
using System.IO.Compression;
using System.Text.Json;
using Acme.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ModelPack.Runtime.Tests.Serving;

/// <summary>Another version of a model takes over while the predictor runs.</summary>
public sealed class SwapTests : IDisposable
{
    private readonly IrisVersion _other = new();
    private readonly IrisPredictor _iris = IrisPredictor.Load();

    private ModelHost Host => ModelHost.Of(_iris);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _iris.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_package_takes_over_by_its_payload_digest()
    {
        PredictionInfo before = Host.Info;
        Assert.Equal(Species.Virginica, _iris.Predict(IrisVersion.Virginica, Token).Species);

        ModelSwap swap = await Host.SwapAsync(new ModelReplacement(_other.Pack()) { ExpectedDigest = _other.PayloadDigest.ToUpperInvariant() }, Token);

        Assert.Equal(before, swap.Previous);
        Assert.Equal(new PredictionInfo("iris", "1.3.0", _other.PayloadDigest, "onnxruntime"), swap.Current);
        Assert.Equal(swap.Current, Host.Info);
        Assert.Equal(Species.Setosa, _iris.Predict(IrisVersion.Virginica, out PredictionInfo info, Token).Species);
        Assert.Equal(swap.Current, info);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Optimal)]
    public async Task A_package_takes_over_by_the_digest_of_its_file(CompressionLevel compression)
    {
        string package = _other.Pack(compression);
        await SwapAsync(new ModelReplacement(package) { ExpectedDigest = IrisVersion.DigestOf(await File.ReadAllBytesAsync(package, Token)) });
    }

    [Fact]
    public async Task A_folder_takes_over_wherever_in_it_the_model_lies()
    {
        foreach (string folder in (string[])[_other.Folder, _other.Root, Path.GetDirectoryName(_other.Folder)!])
        {
            await SwapAsync(new ModelReplacement(folder) { ExpectedDigest = _other.PayloadDigest });
            await Host.SwapAsync(ModelReplacement.CompiledIn, Token);
        }
    }

    [Fact]
    public async Task A_model_file_takes_over_and_says_that_it_is_no_package()
    {
        string file = Path.Combine(_other.Root, "alone.onnx");
        File.Move(_other.Model, file);
        string digest = IrisVersion.DigestOf(await File.ReadAllBytesAsync(file, Token));

        ModelSwap swap = await Host.SwapAsync(new ModelReplacement(file) { ExpectedDigest = digest }, Token);

        Assert.Equal(new PredictionInfo("iris", $"{IrisPredictor.Descriptor.Version}+{digest[..12]}", digest, "onnxruntime"), swap.Current);
        Assert.Equal(Species.Setosa, _iris.Predict(IrisVersion.Virginica, Token).Species);
    }

    [Fact]
    public async Task The_way_back_is_the_same_call()
    {
        PredictionInfo before = Host.Info;
        await SwapAsync(new ModelReplacement(_other.Pack()) { ExpectedDigest = _other.PayloadDigest });
        Assert.Equal(before, (await Host.SwapAsync(new ModelReplacement(IrisVersion.CompiledIn), Token)).Current);
        Assert.Equal(Species.Virginica, _iris.Predict(IrisVersion.Virginica, Token).Species);
        await SwapAsync(new ModelReplacement(_other.Package) { ExpectedDigest = _other.PayloadDigest });
        Assert.Equal(before, (await Host.SwapAsync(ModelReplacement.CompiledIn, Token)).Current);
        Assert.Equal(Species.Virginica, _iris.Predict(IrisVersion.Virginica, Token).Species);
    }

    [Fact]
    public async Task The_manifest_is_that_of_the_model_that_serves()
    {
        Assert.Equal(IrisPredictor.Descriptor.Version, VersionOf(Host.ReadManifest()));
        await SwapAsync(new ModelReplacement(_other.Pack()) { ExpectedDigest = _other.PayloadDigest });
        Assert.Equal("1.3.0", VersionOf(Host.ReadManifest()));
        await Host.SwapAsync(ModelReplacement.CompiledIn, Token);
        Assert.Equal(IrisPredictor.Descriptor.Version, VersionOf(Host.ReadManifest()));
    }

    [Fact]
    public async Task An_answer_names_the_model_that_gave_it()
    {
        var output = new ArrayBufferWriter<byte>();
        ReadOnlySequence<byte> flower = new("""{ "sepalLength": 6.3, "sepalWidth": 3.3, "petalLength": 6.0, "petalWidth": 2.5 }"""u8.ToArray());
        await SwapAsync(new ModelReplacement(_other.Pack()) { ExpectedDigest = _other.PayloadDigest });
        Assert.Equal("1.3.0", (await Host.PredictJsonAsync(flower, output, JsonInputOptions.Default, [], Token)).Info.Version);
    }

    [Fact]
    public async Task Metrics_show_the_model_that_serves_and_no_other()
    {
        Assert.Empty(Shown(_other.PayloadDigest));
        await SwapAsync(new ModelReplacement(_other.Pack()) { ExpectedDigest = _other.PayloadDigest });
        Assert.Equal("1.3.0", Assert.Single(Shown(_other.PayloadDigest)));
        await Host.SwapAsync(ModelReplacement.CompiledIn, Token);
        Assert.Empty(Shown(_other.PayloadDigest));
    }

    [Fact]
    public async Task The_log_says_what_was_replaced_and_what_was_trusted()
    {
        var log = new EventLog();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddIrisPredictor();
        await using ServiceProvider provider = services.BuildServiceProvider();
        ModelHost host = provider.GetRequiredKeyedService<ModelHost>("iris");

        await host.SwapAsync(new ModelReplacement(_other.Pack()) { TrustManifest = true }, Token);
        await Assert.ThrowsAsync<ModelNotFoundException>(() => host.SwapAsync(new ModelReplacement("nowhere.nupkg"), Token));

        await log.WaitAsync(1005);
        Assert.Contains(log.Events, entry => entry is (1003, LogLevel.Information, _) && entry.Text.Contains("1.3.0", StringComparison.Ordinal) && entry.Text.Contains(_other.PayloadDigest, StringComparison.Ordinal));
        Assert.Contains(log.Events, entry => entry is (1004, LogLevel.Error, _) && entry.Text.Contains("nowhere.nupkg", StringComparison.Ordinal));
        Assert.Contains(log.Events, static entry => entry is (1006, LogLevel.Warning, _));
    }

    [Fact]
    public async Task A_second_swap_waits_for_the_first()
    {
        Task<ModelSwap> first = Host.SwapAsync(new ModelReplacement(_other.Pack()) { ExpectedDigest = _other.PayloadDigest }, Token);
        Task<ModelSwap> second = Host.SwapAsync(ModelReplacement.CompiledIn, Token);
        Assert.Equal((await first).Current, (await second).Previous);
    }

    [Fact]
    public async Task A_swap_of_a_closed_predictor_says_that_it_is_closed()
    {
        ModelHost host = Host;
        _iris.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => host.SwapAsync(ModelReplacement.CompiledIn, Token));
    }

    [Fact]
    public async Task A_cancelled_swap_changes_nothing()
    {
        PredictionInfo before = Host.Info;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Host.SwapAsync(new ModelReplacement(_other.Pack()) { ExpectedDigest = _other.PayloadDigest }, new CancellationToken(canceled: true)));
        Assert.Equal(before, Host.Info);
    }

    private async Task SwapAsync(ModelReplacement replacement)
    {
        ModelSwap swap = await Host.SwapAsync(replacement, Token);
        Assert.Equal(("1.3.0", _other.PayloadDigest), (swap.Current.Version, swap.Current.Digest));
        Assert.Equal(Species.Setosa, _iris.Predict(IrisVersion.Virginica, Token).Species);
    }

    private static string? VersionOf(ReadOnlyMemory<byte> manifest) => JsonDocument.Parse(manifest).RootElement.GetProperty("version").GetString();

    // The versions that the gauge shows of a digest.
    private static List<string?> Shown(string digest)
    {
        var versions = new List<string?>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == "modelpack.model.info")
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((_, _, tags, _) =>
        {
            Dictionary<string, object?> named = new(tags.ToArray());
            if (digest.Equals(named["digest"]))
                versions.Add(named["version"] as string);
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return versions;
    }
}
