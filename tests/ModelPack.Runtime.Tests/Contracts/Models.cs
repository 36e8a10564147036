using System.Security.Cryptography;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>Loads test models by path, as one does with a model that is not the compiled one.</summary>
internal static class Models
{
    public static Predictor<Flower, FlowerClass, IrisForestContract> Iris(Action<PredictorOptions>? configure = null) => Load<Flower, FlowerClass, IrisForestContract>(configure);

    public static Predictor<TInput, TOutput, TContract> Load<TInput, TOutput, TContract>(Action<PredictorOptions>? configure = null)
        where TContract : struct, IModelContract<TInput, TOutput> =>
        LoadFile<TInput, TOutput, TContract>(TestModels.Path(TContract.Definition.Model + ".onnx"), configure);

    public static Predictor<TInput, TOutput, TContract> LoadFile<TInput, TOutput, TContract>(string path, Action<PredictorOptions>? configure = null)
        where TContract : struct, IModelContract<TInput, TOutput>
    {
        var options = new PredictorOptions { ModelPath = path, ExpectedDigest = DigestOf(path) };
        configure?.Invoke(options);
        return Predictor<TInput, TOutput, TContract>.Load(options);
    }

    public static string DigestOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>The floats of a golden tensor, a row each.</summary>
    public static float[][] Rows(double[] numbers, int width) => [.. numbers.Select(n => (float)n).Chunk(width)];

    public static Flower[] Flowers(GoldenCase golden, string tensor) => [.. Rows(golden.Input(tensor), 4).Select(f => new Flower(f[0], f[1], f[2], f[3]))];

    /// <summary>Rows that differ from each other, as many as are wanted.</summary>
    public static Flower[] ManyFlowers(int count) => [.. Enumerable.Range(0, count).Select(i => new Flower(4 + (i % 40 / 10f), 2 + (i % 17 / 8f), 1 + (i % 60 / 10f), (i % 25) / 10f))];
}
