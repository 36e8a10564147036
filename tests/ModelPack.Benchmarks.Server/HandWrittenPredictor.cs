using Microsoft.ML.OnnxRuntime;
using ModelPack.Benchmarks.Contracts;

namespace ModelPack.Benchmarks.Server;

/// <summary>One session for all threads; buffers and bindings of a thread's own, bound once for each number of rows.</summary>
internal sealed class HandWrittenPredictor
{
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly ThreadLocal<Dictionary<int, Binding>> _bindings = new(static () => []);

    public HandWrittenPredictor(string path)
    {
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        _session = new InferenceSession(path, options);
    }

    public FlowerScores Predict(FlowerBody flower)
    {
        Binding binding = Bind(1);
        binding.Fill(flower, 0);
        _session.RunWithBinding(_options, binding.Native);
        return binding.Scores(0);
    }

    public FlowerScores[] Predict(FlowerBody[] flowers)
    {
        Binding binding = Bind(flowers.Length);
        for (int row = 0; row < flowers.Length; row++)
            binding.Fill(flowers[row], row);
        _session.RunWithBinding(_options, binding.Native);
        var scores = new FlowerScores[flowers.Length];
        for (int row = 0; row < scores.Length; row++)
            scores[row] = binding.Scores(row);
        return scores;
    }

    private Binding Bind(int rows)
    {
        Dictionary<int, Binding> bindings = _bindings.Value!;
        if (!bindings.TryGetValue(rows, out Binding? binding))
            bindings.Add(rows, binding = new Binding(_session, rows));
        return binding;
    }

    private sealed class Binding
    {
        private const int Features = 4;
        private const int Classes = 3;

        private readonly float[] _input;
        private readonly float[] _output;

        public Binding(InferenceSession session, int rows)
        {
            _input = GC.AllocateArray<float>(rows * Features, pinned: true);
            _output = GC.AllocateArray<float>(rows * Classes, pinned: true);
            Native = session.CreateIoBinding();
            Native.BindInput("features", OrtValue.CreateTensorValueFromMemory(_input, [rows, Features]));
            Native.BindOutput("scores", OrtValue.CreateTensorValueFromMemory(_output, [rows, Classes]));
        }

        public OrtIoBinding Native { get; }

        public void Fill(FlowerBody flower, int row)
        {
            Span<float> features = _input.AsSpan(row * Features, Features);
            features[0] = flower.SepalLength;
            features[1] = flower.SepalWidth;
            features[2] = flower.PetalLength;
            features[3] = flower.PetalWidth;
        }

        public FlowerScores Scores(int row)
        {
            ReadOnlySpan<float> scores = _output.AsSpan(row * Classes, Classes);
            return new FlowerScores { Setosa = scores[0], Versicolor = scores[1], Virginica = scores[2] };
        }
    }
}
