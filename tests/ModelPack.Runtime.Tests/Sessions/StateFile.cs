using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Contracts;

namespace ModelPack.Runtime.Tests.Sessions;

/// <summary>A small model with a state, saved for one test.</summary>
internal sealed class StateFile<TModel> : IDisposable
    where TModel : IStateModel
{
    private readonly string _path = TModel.Build().Save(Path.Combine(Path.GetTempPath(), $"modelpack-{typeof(TModel).Name}-{Guid.NewGuid():N}.onnx"));

    public StateFile(Action<PredictorOptions>? configure = null) => Predictor = Models.LoadFile<float[], float[], StateContract<TModel>>(_path, configure);

    public Predictor<float[], float[], StateContract<TModel>> Predictor { get; }

    /// <summary>So many sequences.</summary>
    public ISequence<float[], float[]>[] Open(int count) => [.. Enumerable.Range(0, count).Select(_ => Predictor.OpenSequence())];

    public void Dispose()
    {
        Predictor.Dispose();
        File.Delete(_path);
    }
}
