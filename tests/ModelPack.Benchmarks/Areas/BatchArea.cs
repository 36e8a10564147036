using ModelPack.Benchmarks.Contracts;
using ModelPack.Benchmarks.Measuring;

namespace ModelPack.Benchmarks.Areas;

/// <summary>1,024 rows of objects into structs, against one run on a buffer that is filled already.</summary>
internal static class BatchArea
{
    private const int Rows = 1_024;

    public static AreaResult Run()
    {
        using var mlp = new MlpFixture(Rows);
        var outputs = new FlowerScores[Rows];
        for (int row = 0; row < Rows; row++)
            mlp.HandWritten.Fill(mlp.Flowers[row], row);
        Check(mlp, outputs);

        IReadOnlyList<CaseResult> results = Comparison.Measure(
            new BenchmarkCase("one run on a filled buffer", calls =>
            {
                for (int i = 0; i < calls; i++)
                    mlp.HandWritten.Run();
            }),
            new BenchmarkCase("PredictBatch, 1,024 rows", calls =>
            {
                for (int i = 0; i < calls; i++)
                    mlp.Generated.PredictBatch(mlp.Flowers, outputs);
            }),
            new BenchmarkCase("filled and read by hand", calls =>
            {
                for (int i = 0; i < calls; i++)
                    FillRunRead(mlp, outputs);
            }));
        Check(mlp, outputs);
        return new AreaResult("batch", results,
        [
            new Goal("PredictBatch of 1,024 rows to one run on a filled buffer", 1.15, results[1].Ratio, "x"),
            new Goal("PredictBatch, allocated", 0, results[1].BytesPerCall, "B a call"),
        ]);
    }

    private static void FillRunRead(MlpFixture mlp, FlowerScores[] outputs)
    {
        for (int row = 0; row < Rows; row++)
            mlp.HandWritten.Fill(mlp.Flowers[row], row);
        mlp.HandWritten.Run();
        for (int row = 0; row < Rows; row++)
            outputs[row] = mlp.HandWritten.Scores(row);
    }

    private static void Check(MlpFixture mlp, FlowerScores[] outputs)
    {
        mlp.HandWritten.Run();
        mlp.Generated.PredictBatch(mlp.Flowers, outputs);
        for (int row = 0; row < Rows; row++)
            MlpFixture.ThrowIfDifferent(mlp.HandWritten.Scores(row), outputs[row]);
    }
}
