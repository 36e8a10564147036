using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Loading;

/// <summary><see cref="PredictorOptions.ModelPath"/>: a file that was not compiled in loads only when the caller vouches for it.</summary>
public sealed class OtherFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-tests").FullName;

    private string Model => Path.Combine(_folder, "iris.onnx");

    public OtherFileTests() => File.Copy(TestModels.Path("iris-forest-tensor.onnx"), Model);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_unknown_file_is_refused_and_the_message_says_how_to_trust_it()
    {
        var refused = Assert.Throws<ModelDigestException>(() => Load(new PredictorOptions { ModelPath = Model }));
        Assert.Contains(nameof(PredictorOptions.ExpectedDigest), refused.Message);
        Assert.Contains(Models.DigestOf(Model), refused.Message);
    }

    [Fact]
    public void The_digest_that_the_caller_expects_is_enough() => Load(new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model).ToUpperInvariant() });

    [Fact]
    public void Another_digest_than_the_caller_expects_is_refused() =>
        Assert.Throws<ModelDigestException>(() => Load(new PredictorOptions { ModelPath = Model, ExpectedDigest = new string('0', 64), TrustManifest = true }));

    [Fact]
    public void The_digest_that_the_caller_expects_counts_for_the_compiled_model_too()
    {
        ModelFolder.CopyTo(_folder);
        var options = new PredictorOptions { ModelPath = Path.Combine(_folder, "linear-external.onnx"), ExpectedDigest = new string('0', 64) };
        Assert.Throws<ModelDigestException>(() => Predictor<float[], float[], LinearExternalContract>.Load(options));
        options.ExpectedDigest = null;
        Predictor<float[], float[], LinearExternalContract>.Load(options).Dispose();
    }

    [Fact]
    public void A_manifest_is_trusted_when_the_caller_says_so()
    {
        WriteManifest(Models.DigestOf(Model), "contract-of-iris-forest-tensor");
        Load(new PredictorOptions { ModelPath = Model, TrustManifest = true });
    }

    [Fact]
    public void A_trusted_manifest_must_state_the_digest_of_the_file()
    {
        WriteManifest(new string('0', 64), "contract-of-iris-forest-tensor");
        Assert.Throws<ModelDigestException>(() => Load(new PredictorOptions { ModelPath = Model, TrustManifest = true }));
    }

    [Fact]
    public void Trusting_a_manifest_that_is_not_there_says_where_it_should_be() =>
        Assert.EndsWith("modelpack.json", Assert.Single(Assert.Throws<ModelNotFoundException>(() => Load(new PredictorOptions { ModelPath = Model, TrustManifest = true })).PathsTried));

    [Fact]
    public void A_model_of_another_contract_is_refused_whatever_its_digest()
    {
        WriteManifest(Models.DigestOf(Model), "another contract");
        Assert.Throws<ModelMismatchException>(() => Load(new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model) }));
    }

    [Fact]
    public void The_digest_of_the_model_does_not_speak_for_its_external_data()
    {
        const string Weights = """, "externalData": [{ "file": "w.bin", "size": 1, "sha256": "00" }]""";
        WriteManifest(Models.DigestOf(Model), "contract-of-iris-forest-tensor", Weights);
        var refused = Assert.Throws<ModelDigestException>(() => Load(new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model) }));
        Assert.Contains(nameof(PredictorOptions.TrustManifest), refused.Message);
    }

    [Fact]
    public void A_trusted_manifest_cannot_name_files_outside_the_models_folder()
    {
        const string Weights = """, "externalData": [{ "file": "../w.bin", "size": 1, "sha256": "00" }]""";
        WriteManifest(Models.DigestOf(Model), "contract-of-iris-forest-tensor", Weights);
        Assert.Throws<ModelMismatchException>(() => Load(new PredictorOptions { ModelPath = Model, TrustManifest = true }));
    }

    [Fact]
    public void External_data_that_nobody_vouched_for_is_never_read()
    {
        ModelFolder.CopyTo(_folder);
        File.Delete(Path.Combine(_folder, "assets", "labels.txt"));
        string model = Path.Combine(_folder, "linear-external.onnx");
        File.WriteAllBytes(model, [.. File.ReadAllBytes(model), 0x42, 0x04, 0x0A, 0x02, (byte)'x', (byte)'y']);
        var options = new PredictorOptions { ModelPath = model, ExpectedDigest = Models.DigestOf(model) };
        Assert.ThrowsAny<ModelLoadException>(() => Predictor<float[], float[], LinearExternalContract>.Load(options));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_with_a_code()
    {
        File.WriteAllText(Model, "version https://git-lfs.github.com/spec/v1");
        Assert.Equal("MPK3033", Assert.Throws<ModelMismatchException>(() => Load(new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model) })).Code);
    }

    [Fact]
    public void A_model_without_the_bound_tensors_is_refused_and_its_own_are_listed()
    {
        string other = TestModels.Path("diabetes-gbr.onnx");
        var refused = Assert.Throws<ModelMismatchException>(() => Load(new PredictorOptions { ModelPath = other, ExpectedDigest = Models.DigestOf(other) }));
        Assert.Contains("'X'", refused.Message);
        Assert.Contains("features", refused.Message);
    }

    [Theory]
    [InlineData("cuda:0", typeof(NativeRuntimeException))]
    [InlineData("gpu", typeof(ArgumentException))]
    [InlineData("cuda:first", typeof(ArgumentException))]
    public void An_execution_provider_that_is_missing_or_unknown_is_an_error(string provider, Type error)
    {
        var options = new PredictorOptions { ModelPath = Model, ExpectedDigest = Models.DigestOf(Model) };
        options.ExecutionProviders.Add(provider);
        Assert.Throws(error, () => Load(options));
    }

    private static void Load(PredictorOptions options) => Predictor<Flower, FlowerClass, IrisForestContract>.Load(options).Dispose();

    private void WriteManifest(string digest, string contract, string others = "") => File.WriteAllText(
        Path.Combine(_folder, "modelpack.json"),
        $$"""{ "formatVersion": 1, "model": { "file": "iris.onnx", "sha256": "{{digest}}", "size": {{new FileInfo(Model).Length}}{{others}} }, "contract": { "sha256": "{{contract}}" } }""");
}
