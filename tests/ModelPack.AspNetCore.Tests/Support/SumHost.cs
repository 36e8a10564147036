using System.Buffers;
using ModelPack.Runtime.Serving;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>The host of <see cref="SumModel"/>.</summary>
internal sealed class SumHost(SumModel model) : ModelHost
{
    public override ModelDescriptor Descriptor => SumModel.Descriptor;

    public override PredictionInfo Info { get; } = new(SumModel.Descriptor.Name, SumModel.Descriptor.Version, "", "sum");

    public override ValueTask<JsonPrediction> PredictJsonAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JsonPrediction(SumModel.TryPredictJson(model, json, output, options, errors, cancellationToken), Info));

    public override ValueTask<JsonPrediction> PredictJsonBatchAsync(ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, ICollection<InputError> errors, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(new JsonPrediction(SumModel.TryPredictJsonBatch(model, json, output, options, errors, cancellationToken), Info));

    public override TensorCall OpenTensors(JsonInputOptions limits) => throw new NotSupportedException("The sum is not made of tensors.");

    public override Task<ModelSwap> SwapAsync(ModelReplacement replacement, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("There is no other model that adds.");
}
