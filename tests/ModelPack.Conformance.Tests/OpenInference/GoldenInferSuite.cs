using ModelPack.Conformance.Tests.Golden;

namespace ModelPack.Conformance.Tests.OpenInference;

/// <summary>Golden data through <c>POST /v2/models/{name}/infer</c>, in JSON and in bytes: what goes in and comes out are the model's own tensors, whatever its contract says.</summary>
public sealed class GoldenInferSuite(GoldenInferSuite.OwnModels own) : IClassFixture<GoldenInferSuite.OwnModels>
{
    public static TheoryData<string> Models => [.. GoldenModel.Own.Select(static model => model.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_model_gives_what_the_reference_gave(string name) =>
        Assert.Empty(await InferCase.DifferencesAsync(own.Served.Client, GoldenModel.Own.Single(model => model.Name == name)));

    [Fact]
    public async Task So_do_the_models_beside_the_repository_by_others_too()
    {
        Assert.SkipWhen(GoldenModel.Shared.Count == 0, $"There are no models in {GoldenModel.SharedFolder}.");
        await using ServedGoldenModels served = await ServedGoldenModels.StartAsync(GoldenModel.Shared);
        var differences = new List<string>();
        foreach (GoldenModel model in GoldenModel.Shared)
            differences.AddRange(await InferCase.DifferencesAsync(served.Client, model));
        Assert.Empty(differences);
    }

    /// <summary>The models of the repository, served.</summary>
    public sealed class OwnModels : IAsyncLifetime
    {
        private ServedGoldenModels? _served;

        internal ServedGoldenModels Served => _served!;

        public async ValueTask InitializeAsync() => _served = await ServedGoldenModels.StartAsync(GoldenModel.Own);

        public async ValueTask DisposeAsync() => await _served!.DisposeAsync();
    }
}
