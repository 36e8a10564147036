using System.Buffers;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Serving;

/// <summary>The host of a predictor whose types bind to the model themselves.</summary>
internal sealed class PredictorHost<TInput, TOutput, TContract, TRows>(Predictor<TInput, TOutput, TContract> predictor) : SlottedHost(predictor.Models)
    where TContract : struct, ITensorContract<TInput, TOutput>
    where TRows : struct, IRowContract<TInput, TOutput>
{
    public override ModelDescriptor Descriptor => Predictor<TInput, TOutput, TContract>.Descriptor;

    public override bool SharesRuns => predictor.Batcher is not null;

    public override ValueTask<JsonPrediction> PredictJsonAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonAsync<TRows>(in json, output, options, errors, cancellationToken);

    public override ValueTask<JsonPrediction> PredictJsonBatchAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonBatchAsync<TRows>(in json, output, options, errors, cancellationToken);

    protected override LoadedModel Open(CheckedModel model) => Predictor<TInput, TOutput, TContract>.Open<TRows>(model, predictor.Options);
}
