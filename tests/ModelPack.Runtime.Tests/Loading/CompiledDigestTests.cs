using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Loading;

/// <summary>The model beside the app, against the digests that are compiled in.</summary>
[Collection(ModelFolder.Tests)]
public sealed class CompiledDigestTests : IDisposable
{
    public CompiledDigestTests() => ModelFolder.Restore();

    public void Dispose() => ModelFolder.Remove();

    [Fact]
    public void Good_files_load_and_predict()
    {
        GoldenCase golden = GoldenCase.Of("linear-external")[0];
        using var linear = Load();
        float[][] outputs = linear.PredictBatch(Models.Rows(golden.Input("x"), 16));
        Assert.Equal(golden.Output("y"), outputs.SelectMany(y => y).Select(y => (double)y), golden.IsNear);
        linear.Predict(new float[16], out PredictionInfo info, TestContext.Current.CancellationToken);
        Assert.Equal(new PredictionInfo("linear", "1.2.0", Predictor<float[], float[], LinearExternalContract>.Descriptor.PayloadDigest, "onnxruntime"), info);
    }

    [Fact]
    public void Each_of_200_changed_bytes_in_model_weights_and_assets_is_refused_with_both_digests()
    {
        var random = new Random(20);
        string[] paths = [ModelFolder.Model, ModelFolder.Weights, ModelFolder.Asset];
        for (int i = 0; i < 200; i++)
        {
            string path = paths[i % paths.Length];
            string good = Models.DigestOf(path);
            byte[] bytes = File.ReadAllBytes(path);
            byte[] changed = [.. bytes];
            changed[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, changed);
            var refused = Assert.Throws<ModelDigestException>(Load);
            Assert.Equal("MPK3031", refused.Code);
            Assert.All([path, good, Models.DigestOf(path)], part => Assert.Contains(part, refused.Message));
            File.WriteAllBytes(path, bytes);
        }

        Load().Dispose();
    }

    [Theory]
    [InlineData("linear-external.onnx")]
    [InlineData("linear-external.onnx.data")]
    [InlineData("assets/labels.txt")]
    public void A_shorter_and_a_longer_file_are_refused_with_both_digests(string file)
    {
        string path = Path.Combine(ModelFolder.Path, file);
        byte[] bytes = File.ReadAllBytes(path);
        foreach (byte[] changed in (byte[][])[bytes[..^1], [.. bytes, 0], []])
        {
            File.WriteAllBytes(path, changed);
            string message = Assert.Throws<ModelDigestException>(Load).Message;
            Assert.Contains(Models.DigestOf(path), message);
            Assert.Contains($"({changed.Length} bytes)", message);
        }
    }

    [Theory]
    [InlineData("other.data")]
    [InlineData("README.md")]
    [InlineData("assets/more.txt")]
    [InlineData("deeper/linear-external.onnx")]
    [InlineData("LABELS.TXT")]
    public void A_file_more_in_the_packages_folder_is_refused_by_name(string file)
    {
        string path = Path.Combine(ModelFolder.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "more");
        Assert.Contains(path, Assert.Throws<ModelDigestException>(Load).Message);
    }

    [Theory]
    [InlineData("linear-external.onnx")]
    [InlineData("linear-external.onnx.data")]
    [InlineData("assets/labels.txt")]
    public void A_renamed_file_is_refused_by_name(string file)
    {
        string path = Path.Combine(ModelFolder.Path, file);
        File.Move(path, path + ".old");
        Assert.Contains(path, Assert.ThrowsAny<ModelLoadException>(Load).Message);
    }

    [Theory]
    [InlineData("modelpack.json")]
    [InlineData("input.schema.json")]
    [InlineData("output.schema.json")]
    [InlineData("examples.jsonl")]
    [InlineData("sbom.cdx.json")]
    public void Our_own_documents_beside_the_model_are_no_trouble(string document)
    {
        File.WriteAllText(Path.Combine(ModelFolder.Path, document), "{}");
        Load().Dispose();
    }

    [Fact]
    public void What_becomes_of_the_files_after_loading_changes_no_prediction()
    {
        GoldenCase golden = GoldenCase.Of("linear-external")[0];
        using var linear = Load();
        File.WriteAllBytes(ModelFolder.Weights, new byte[new FileInfo(ModelFolder.Weights).Length]);
        ModelFolder.Remove();
        Assert.Equal(golden.Output("y"), linear.PredictBatch(Models.Rows(golden.Input("x"), 16)).SelectMany(y => y).Select(y => (double)y), golden.IsNear);
    }

    [Theory]
    [InlineData("linear-external.onnx")]
    [InlineData("linear-external.onnx.data")]
    [InlineData("assets/labels.txt")]
    public void A_missing_file_is_named(string file)
    {
        string path = Path.Combine(ModelFolder.Path, file);
        File.Delete(path);
        Assert.Contains(path, Assert.Throws<ModelNotFoundException>(Load).PathsTried);
    }

    [Fact]
    public void A_missing_model_lists_every_path_tried_and_the_package_to_reference()
    {
        ModelFolder.Remove();
        var missing = Assert.Throws<ModelNotFoundException>(Load);
        Assert.Equal("MPK3030", missing.Code);
        Assert.Equal([ModelFolder.Model], missing.PathsTried);
        Assert.All(missing.PathsTried, path => Assert.Contains(path, missing.Message));
        Assert.Contains("Acme.Models.Linear", missing.Message);
    }

    [Fact]
    public void A_missing_schema_lists_the_paths_tried()
    {
        var missing = Assert.Throws<ModelNotFoundException>(() => Predictor<float[], float[], LinearExternalContract>.Descriptor.ReadInputSchema());
        Assert.EndsWith("input.schema.json", Assert.Single(missing.PathsTried));
    }

    private static Predictor<float[], float[], LinearExternalContract> Load() => Predictor<float[], float[], LinearExternalContract>.Load();
}
