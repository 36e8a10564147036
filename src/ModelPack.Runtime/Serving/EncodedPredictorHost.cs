using System.Buffers;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Serving;

/// <summary>The host of a predictor with an encoder or a decoder.</summary>
internal sealed class EncodedPredictorHost<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>(
    EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> predictor) : SlottedHost(predictor.Models)
    where TRows : struct, IEncodedContract<TInput, TOutput, TInputTensors, TOutputTensors>
    where TTensors : struct, ITensorContract<TInputTensors, TOutputTensors>
{
    public override ModelDescriptor Descriptor => EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Descriptor;

    public override bool SharesRuns => predictor.SharesRuns;

    public override ValueTask<JsonPrediction> PredictJsonAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonAsync(in json, output, options, errors, cancellationToken);

    public override ValueTask<JsonPrediction> PredictJsonBatchAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        predictor.PredictJsonBatchAsync(in json, output, options, errors, cancellationToken);

    protected override LoadedModel Open(CheckedModel model) => EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Open(model, predictor.Options);
}
