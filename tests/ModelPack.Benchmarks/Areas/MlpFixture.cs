using System.Security.Cryptography;
using ModelPack.Benchmarks.Contracts;
using ModelPack.Benchmarks.Models;

namespace ModelPack.Benchmarks.Areas;

/// <summary>The small model, hand-written and generated, over the same file.</summary>
internal sealed class MlpFixture : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-bench").FullName;

    public MlpFixture(int rows)
    {
        string path = MlpModel.Save(_folder);
        var random = new Random(42);
        Flowers = [.. Enumerable.Range(0, rows).Select(_ => new Flower
        {
            SepalLength = random.NextSingle() * 10,
            SepalWidth = random.NextSingle() * 10,
            PetalLength = random.NextSingle() * 10,
            PetalWidth = random.NextSingle() * 10,
        })];
        HandWritten = new HandWrittenMlp(path, rows);

        // All checks are on, as users have it.
        Generated = MlpPredictor.Load(new PredictorOptions { ModelPath = path, ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) });
    }

    public Flower[] Flowers { get; }

    public HandWrittenMlp HandWritten { get; }

    public MlpPredictor Generated { get; }

    /// <summary>Fails when both ways do not give the same: a benchmark of something else flatters.</summary>
    public static void ThrowIfDifferent(FlowerScores expected, FlowerScores actual)
    {
        if (expected != actual)
            throw new InvalidOperationException($"The generated predictor gives {actual}, the hand-written code {expected}.");
    }

    public void Dispose()
    {
        HandWritten.Dispose();
        Generated.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
