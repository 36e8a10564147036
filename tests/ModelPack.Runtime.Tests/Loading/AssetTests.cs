using Acme.Models;
using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Loading;

/// <summary>Assets of a loaded model: as trustworthy as the model, wherever it is loaded from.</summary>
public sealed class AssetTests : IDisposable
{
    private static readonly Sentence s_sentence = new() { Text = "great fun" };

    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-tests").FullName;

    private string Model => Path.Combine(_folder, "sentiment.onnx");

    private string StopWords => Path.Combine(_folder, "assets", "stopwords.txt");

    public AssetTests()
    {
        string packed = Path.GetDirectoryName(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "modelpack/sentiment"), "sentiment.onnx", SearchOption.AllDirectories).Single())!;
        Directory.CreateDirectory(Path.Combine(_folder, "assets"));
        foreach (string file in (string[])["sentiment.onnx", "modelpack.json", "assets/stopwords.txt"])
            File.Copy(Path.Combine(packed, file), Path.Combine(_folder, file));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_descriptor_lists_assets_with_their_digests()
    {
        ModelFile asset = Assert.Single(SentimentPredictor.Descriptor.Files, file => file.IsAsset);

        Assert.Equal(("assets/stopwords.txt", Models.DigestOf(StopWords)), (asset.Path, asset.Sha256));
        Assert.False(SentimentPredictor.Descriptor.Files[0].IsAsset);
    }

    [Fact]
    public void The_compiled_model_takes_the_assets_beside_it() => Predict(new PredictorOptions { ModelPath = Model });

    [Fact]
    public void An_asset_that_was_changed_is_refused()
    {
        File.AppendAllText(StopWords, "great\n");

        Assert.Contains("stopwords.txt", Assert.Throws<ModelDigestException>(() => Predict(new PredictorOptions { ModelPath = Model })).Message);
    }

    [Fact]
    public void An_asset_that_is_missing_is_not_found()
    {
        File.Delete(StopWords);

        Assert.Equal(StopWords, Assert.Single(Assert.Throws<ModelNotFoundException>(() => Predict(new PredictorOptions { ModelPath = Model })).PathsTried));
    }

    [Fact]
    public void Another_model_takes_assets_that_were_compiled_in()
    {
        File.Delete(Path.Combine(_folder, "modelpack.json"));
        ChangeModel();

        Predict(new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model) });

        File.AppendAllText(StopWords, "great\n");
        Assert.Throws<ModelDigestException>(() => Predict(new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model) }));
    }

    [Fact]
    public void Another_model_with_other_assets_needs_a_trusted_manifest()
    {
        string manifest = File.ReadAllText(Path.Combine(_folder, "modelpack.json"));
        (string model, string words) = (Models.DigestOf(Model), Models.DigestOf(StopWords));
        (long modelSize, long wordsSize) = (new FileInfo(Model).Length, new FileInfo(StopWords).Length);
        ChangeModel();
        File.AppendAllText(StopWords, "boring\n");
        File.WriteAllText(Path.Combine(_folder, "modelpack.json"), manifest
            .Replace(model, Models.DigestOf(Model)).Replace(words, Models.DigestOf(StopWords))
            .Replace($"\"size\": {modelSize}", $"\"size\": {new FileInfo(Model).Length}").Replace($"\"size\": {wordsSize}", $"\"size\": {new FileInfo(StopWords).Length}"));

        var refused = Assert.Throws<ModelDigestException>(() => Predict(new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model) }));
        Assert.Contains(nameof(PredictorOptions.TrustManifest), refused.Message);
        Predict(new PredictorOptions { ModelPath = Model, TrustManifest = true });
    }

    [Fact]
    public void A_manifest_cannot_name_assets_outside_the_models_folder()
    {
        string manifest = Path.Combine(_folder, "modelpack.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("assets/stopwords.txt", "assets/../../secret.txt"));
        ChangeModel();

        Assert.Throws<ModelMismatchException>(() => Predict(new PredictorOptions { ModelPath = Model, TrustManifest = true }));
    }

    // One more operator set import, which nothing uses: other bytes, the same model.
    private void ChangeModel() => File.WriteAllBytes(Model, [.. File.ReadAllBytes(Model), 0x42, 0x04, 0x0A, 0x02, (byte)'x', (byte)'y']);

    private static void Predict(PredictorOptions options)
    {
        using var predictor = SentimentPredictor.Load(options);
        Assert.Equal(Acme.Models.Sentiment.Positive, predictor.Predict(s_sentence).Sentiment);
    }
}
