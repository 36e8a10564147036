using System.Buffers;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Serving;

/// <summary>The host of a predictor whose types bind to the model themselves.</summary>
internal sealed class PredictorHost<TInput, TOutput, TContract, TRows>(Predictor<TInput, TOutput, TContract> predictor) : ModelHost
    where TContract : struct, ITensorContract<TInput, TOutput>
    where TRows : struct, IRowContract<TInput, TOutput>
{
    public override ModelDescriptor Descriptor => Predictor<TInput, TOutput, TContract>.Descriptor;

    public override bool SharesRuns => predictor.Batcher is not null;

    public override PredictionInfo Info => predictor.Model.Info;

    public override ValueTask<JsonPrediction> PredictJsonAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonAsync<TRows>(in json, output, options, errors, cancellationToken);

    public override ValueTask<JsonPrediction> PredictJsonBatchAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonBatchAsync<TRows>(in json, output, options, errors, cancellationToken);

    public override TensorCall OpenTensors(JsonInputOptions limits) => TensorCall.Open(predictor.Model, Descriptor.Served, limits);
}
