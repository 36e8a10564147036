using System.Buffers;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Serving;

/// <summary>The host of a predictor with an encoder or a decoder.</summary>
internal sealed class EncodedPredictorHost<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>(
    EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> predictor) : ModelHost
    where TRows : struct, IEncodedContract<TInput, TOutput, TInputTensors, TOutputTensors>
    where TTensors : struct, ITensorContract<TInputTensors, TOutputTensors>
{
    public override ModelDescriptor Descriptor => EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Descriptor;

    public override bool SharesRuns => predictor.SharesRuns;

    public override PredictionInfo Info => predictor.Model.Info;

    public override ValueTask<JsonPrediction> PredictJsonAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonAsync(in json, output, options, errors, cancellationToken);

    public override ValueTask<JsonPrediction> PredictJsonBatchAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonBatchAsync(in json, output, options, errors, cancellationToken);

    public override TensorCall OpenTensors(JsonInputOptions limits) => TensorCall.Open(predictor.Model, Descriptor.Served, limits);
}
