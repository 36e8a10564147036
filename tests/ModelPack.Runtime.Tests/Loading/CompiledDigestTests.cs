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
    public void A_changed_byte_in_any_file_is_refused_with_both_digests()
    {
        var random = new Random(20);
        for (int i = 0; i < 100; i++)
        {
            ModelFolder.Restore();
            string path = i % 2 == 0 ? ModelFolder.Model : ModelFolder.Weights;
            string good = Models.DigestOf(path);
            byte[] bytes = File.ReadAllBytes(path);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, bytes);
            var refused = Assert.Throws<ModelDigestException>(Load);
            Assert.Equal("MPK3031", refused.Code);
            Assert.Contains(path, refused.Message);
            Assert.Contains(good, refused.Message);
            Assert.Contains(Models.DigestOf(path), refused.Message);
        }
    }

    [Fact]
    public void A_truncated_file_is_refused()
    {
        File.WriteAllBytes(ModelFolder.Weights, File.ReadAllBytes(ModelFolder.Weights)[..^1]);
        Assert.Throws<ModelDigestException>(Load);
    }

    [Fact]
    public void A_file_that_nobody_vouched_for_is_refused_beside_external_data()
    {
        File.WriteAllText(Path.Combine(ModelFolder.Path, "other.data"), "weights");
        Assert.Contains("other.data", Assert.Throws<ModelDigestException>(Load).Message);
    }

    [Fact]
    public void Our_own_documents_beside_the_model_are_no_trouble()
    {
        File.WriteAllText(Path.Combine(ModelFolder.Path, "modelpack.json"), "{}");
        Load().Dispose();
        Assert.Equal("{}"u8, Predictor<float[], float[], LinearExternalContract>.Descriptor.ReadManifest().Span);
    }

    [Fact]
    public void A_missing_weights_file_is_named()
    {
        File.Delete(ModelFolder.Weights);
        Assert.Contains(ModelFolder.Weights, Assert.Throws<ModelNotFoundException>(Load).Message);
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
