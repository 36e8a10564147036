using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Tests.Contracts;

/// <summary>A predictor as the generator writes it.</summary>
public sealed class LinearPredictor : IModel<LinearPredictor>, IPredictor<float[], float[]>
{
    private readonly Predictor<float[], float[], LinearExternalContract> _predictor;

    private LinearPredictor(PredictorOptions? options) => _predictor = Predictor<float[], float[], LinearExternalContract>.Load(options);

    public static ModelDescriptor Descriptor => Predictor<float[], float[], LinearExternalContract>.Descriptor;

    public static LinearPredictor Load(PredictorOptions? options = null) => new(options);

    public static ModelHost HostOf(LinearPredictor predictor) => predictor._predictor.Host<LinearExternalContract>();

    public static bool TryPredictJson(LinearPredictor predictor, in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor._predictor.TryPredictJson<LinearExternalContract>(in json, output, options, errors, cancellationToken);

    public static bool TryPredictJsonBatch(LinearPredictor predictor, in ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor._predictor.TryPredictJsonBatch<LinearExternalContract>(in json, output, options, errors, cancellationToken);

    public float[] Predict(float[] input, CancellationToken cancellationToken = default) => _predictor.Predict(input, cancellationToken);

    public float[] Predict(float[] input, out PredictionInfo info, CancellationToken cancellationToken = default) => _predictor.Predict(input, out info, cancellationToken);

    public bool TryPredict(float[] input, [MaybeNullWhen(false)] out float[] prediction, out IReadOnlyList<InputError> errors) => _predictor.TryPredict(input, out prediction, out errors);

    public float[][] PredictBatch(ReadOnlySpan<float[]> inputs) => _predictor.PredictBatch(inputs);

    public void PredictBatch(ReadOnlySpan<float[]> inputs, Span<float[]> outputs) => _predictor.PredictBatch(inputs, outputs);

    public int TryPredictBatch(ReadOnlySpan<float[]> inputs, Span<float[]> outputs, Span<RowStatus> statuses, ICollection<InputError> errors) =>
        _predictor.TryPredictBatch(inputs, outputs, statuses, errors);

    public ValueTask<float[]> PredictAsync(float[] input, CancellationToken cancellationToken = default) => _predictor.PredictAsync(input, cancellationToken);

    public void Dispose() => _predictor.Dispose();
}
