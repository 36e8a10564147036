using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Tests.Contracts;
using ModelPack.Testing;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>A model file that looks numbers up in a table, so that it gives back what is there and refuses what is not.</summary>
internal sealed class EchoModel : IDisposable
{
    public const int Entries = 2_000;

    private readonly string _path = new OnnxModelBuilder()
        .Opset("", 13)
        .Input("x", OnnxType.Tensor(OnnxElement.Int64, "batch"))
        .Output("y", OnnxType.Tensor(OnnxElement.Int64, "batch"))
        .Initializer(OnnxTensor.Int64("table", [Entries], [.. Enumerable.Range(0, Entries).Select(i => (long)i)]))
        .Node("Gather", ["table", "x"], ["y"])
        .Save(Path.Combine(Path.GetTempPath(), $"modelpack-echo-{Guid.NewGuid():N}.onnx"));

    public EchoModel(MicroBatchingOptions? batching, OutputPolicy policy = OutputPolicy.Throw) =>
        Predictor = Models.LoadFile<long, long, EchoContract>(_path, options => (options.MicroBatching, options.OutputPolicy) = (batching, policy));

    public Predictor<long, long, EchoContract> Predictor { get; }

    /// <summary>Makes calls of one moment: none of them runs before all of them wait.</summary>
    public Task<long>[] Call(IEnumerable<long> rows, CancellationToken cancellationToken = default)
    {
        Assert.True(Predictor.Batcher!.TryBegin(1));
        Task<long>[] calls = [.. rows.Select(row => Predictor.PredictAsync(row, cancellationToken).AsTask())];
        Predictor.Batcher.End();
        return calls;
    }

    public void Dispose()
    {
        Predictor.Dispose();
        File.Delete(_path);
    }
}
