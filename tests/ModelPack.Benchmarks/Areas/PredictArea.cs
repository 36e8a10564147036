using ModelPack.Benchmarks.Contracts;
using ModelPack.Benchmarks.Measuring;

namespace ModelPack.Benchmarks.Areas;

/// <summary>One row: the generated predictor against hand-written code.</summary>
internal static class PredictArea
{
    public static AreaResult Run()
    {
        using var mlp = new MlpFixture(rows: 1);
        Flower flower = mlp.Flowers[0];
        MlpFixture.ThrowIfDifferent(mlp.HandWritten.Predict(flower), mlp.Generated.Predict(flower));
        ThrowIfNotValidated(mlp.Generated, flower);

        FlowerScores last = default;
        IReadOnlyList<CaseResult> results = Comparison.Measure(
            new BenchmarkCase("RunWithBinding, hand-written", calls =>
            {
                for (int i = 0; i < calls; i++)
                    last = mlp.HandWritten.Predict(flower);
            }),
            new BenchmarkCase("Predict", calls =>
            {
                for (int i = 0; i < calls; i++)
                    last = mlp.Generated.Predict(flower);
            }),
            new BenchmarkCase("TryPredict", calls =>
            {
                for (int i = 0; i < calls; i++)
                    mlp.Generated.TryPredict(flower, out last, out _);
            }));
        MlpFixture.ThrowIfDifferent(mlp.HandWritten.Predict(flower), last);
        return new AreaResult("predict", results,
        [
            new Goal("Predict to hand-written RunWithBinding", 1.05, results[1].Ratio, "x"),
            new Goal("Predict, allocated", 0, results[1].BytesPerCall, "B a call"),
        ]);
    }

    private static void ThrowIfNotValidated(MlpPredictor predictor, Flower flower)
    {
        if (predictor.TryPredict(flower with { PetalWidth = float.NaN }, out _, out _))
            throw new InvalidOperationException("The generated predictor does not validate.");
    }
}
