using ModelPack.Runtime.CompilerServices;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Batching;

/// <summary>The micro-batcher of a contract's rows.</summary>
internal sealed class RowBatcher<TInput, TOutput, TContract>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    private readonly MicroBatcher<RowRequest<TInput, TOutput>> _core;

    private readonly ModelSlots _models;

    private RowBatcher(string model, BatchLimits limits, ModelSlots models)
    {
        _models = models;
        _core = new(model, limits, () => new RowExecutor<TInput, TOutput, TContract>(models));
    }

    /// <summary>Makes the batcher that the options ask for.</summary>
    /// <param name="layout">The model's tensors.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="options">The options.</param>
    /// <param name="models">What serves.</param>
    /// <returns>The batcher; null where the options ask for none, or rows of this model cannot share a run.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public static RowBatcher<TInput, TOutput, TContract>? Create(ModelLayout layout, string model, MicroBatchingOptions? options, ModelSlots models)
    {
        if (options is null)
            return null;
        BatchLimits limits = BatchLimits.Of(options);
        return layout.CanShareRuns ? new(model, limits, models) : null;
    }

    /// <summary>
    /// Lets the caller run its own rows now, on its own thread; <see cref="End"/> must follow. Not while the pool has other work: it may be calls like this one, which would wait for
    /// this thread where no run can find them.
    /// </summary>
    public bool TryRunInline(int rows) => !_core.IsBusy && ThreadPool.PendingWorkItemCount == 0 && _core.TryBegin(rows);

    /// <inheritdoc cref="MicroBatcher{TRequest}.TryBegin"/>
    public bool TryBegin(int rows) => _core.TryBegin(rows);

    /// <inheritdoc cref="MicroBatcher{TRequest}.End"/>
    public void End() => _core.End();

    /// <summary>Queues a valid row; the model that serves when it runs predicts it.</summary>
    public ValueTask<TOutput> PredictAsync(in TInput input, CancellationToken cancellationToken)
    {
        RowRequest<TInput, TOutput> request = _core.Rent();
        LoadedModel model = _models.Stable;
        request.Fill(in input, model, isPinned: false, isPart: false);
        return TryEnqueue(request, 1, model, cancellationToken) is { } refusal ? ValueTask.FromException<TOutput>(refusal) : new ValueTask<TOutput>(request, request.Version);
    }

    /// <summary>Queues a valid row; refused data are no exception.</summary>
    /// <param name="input">The row.</param>
    /// <param name="pinned">The model that must run it, and that the caller holds until it is answered; null for the one that serves when it runs.</param>
    /// <param name="isPart">Whether the caller goes on with the prediction, and counts what becomes of it.</param>
    /// <param name="cancellationToken">Takes the row out of the queue.</param>
    public ValueTask<RowPrediction<TOutput>> TryPredictAsync(in TInput input, LoadedModel? pinned, bool isPart, CancellationToken cancellationToken)
    {
        RowRequest<TInput, TOutput> request = _core.Rent();
        LoadedModel model = pinned ?? _models.Stable;
        request.Fill(in input, model, pinned is not null, isPart);
        return Await(request, TryEnqueue(request, 1, model, cancellationToken));
    }

    /// <summary>Queues valid rows; refused data are no exception.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="outputs">Takes the predictions.</param>
    /// <param name="pinned">The model that must run them, so that all come from one version, and that the caller holds until they are answered.</param>
    /// <param name="isPart">Whether the caller goes on with the predictions, and counts what becomes of them.</param>
    /// <param name="cancellationToken">Takes the rows out of the queue.</param>
    public ValueTask<RowPrediction<TOutput>> TryPredictAsync(TInput[] inputs, TOutput[] outputs, LoadedModel pinned, bool isPart, CancellationToken cancellationToken)
    {
        RowRequest<TInput, TOutput> request = _core.Rent();
        request.Fill(inputs, outputs, pinned, isPart);
        return Await(request, TryEnqueue(request, inputs.Length, pinned, cancellationToken));
    }

    /// <inheritdoc cref="MicroBatcher{TRequest}.Close"/>
    public void Close(Action whenDrained) => _core.Close(whenDrained);

    private static ValueTask<RowPrediction<TOutput>> Await(RowRequest<TInput, TOutput> request, Exception? refusal) =>
        refusal is null ? new(request, request.Version) : ValueTask.FromException<RowPrediction<TOutput>>(refusal);

    private Exception? TryEnqueue(RowRequest<TInput, TOutput> request, int rows, LoadedModel model, CancellationToken cancellationToken)
    {
        Exception? refusal = _core.TryEnqueue(request, rows, cancellationToken);
        if (refusal is not null)
            model.Metrics.Broke(refusal);
        return refusal;
    }
}
