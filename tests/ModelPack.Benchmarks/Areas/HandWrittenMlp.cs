using Microsoft.ML.OnnxRuntime;
using ModelPack.Benchmarks.Contracts;

namespace ModelPack.Benchmarks.Areas;

/// <summary>The best that one writes by hand on ONNX Runtime: pinned arrays, bound once. For one thread, without validation.</summary>
internal sealed class HandWrittenMlp : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly OrtIoBinding _binding;
    private readonly float[] _input;
    private readonly float[] _output;

    public HandWrittenMlp(string path, int rows)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(path, options);
        _input = GC.AllocateArray<float>(rows * 4, pinned: true);
        _output = GC.AllocateArray<float>(rows * 3, pinned: true);
        _binding = _session.CreateIoBinding();
        _binding.BindInput("features", OrtValue.CreateTensorValueFromMemory(_input, [rows, 4]));
        _binding.BindOutput("scores", OrtValue.CreateTensorValueFromMemory(_output, [rows, 3]));
    }

    public FlowerScores Predict(Flower flower)
    {
        Fill(flower, 0);
        Run();
        return Scores(0);
    }

    /// <summary>Fills a row of the bound buffer.</summary>
    public void Fill(Flower flower, int row)
    {
        Span<float> features = _input.AsSpan(row * 4, 4);
        features[0] = flower.SepalLength;
        features[1] = flower.SepalWidth;
        features[2] = flower.PetalLength;
        features[3] = flower.PetalWidth;
    }

    public void Run() => _session.RunWithBinding(_options, _binding);

    public FlowerScores Scores(int row)
    {
        ReadOnlySpan<float> scores = _output.AsSpan(row * 3, 3);
        return new FlowerScores { Setosa = scores[0], Versicolor = scores[1], Virginica = scores[2] };
    }

    public void Dispose()
    {
        _binding.Dispose();
        _options.Dispose();
        _session.Dispose();
    }
}
