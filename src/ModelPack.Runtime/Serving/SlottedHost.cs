using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.Serving;

/// <summary>The host of a predictor: finds its models, and replaces them.</summary>
internal abstract class SlottedHost(ModelSlots models) : ModelHost
{
    // Loading takes memory and processors from the model that serves: one at a time.
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The models, for calls that are made otherwise than through the contract.</summary>
    public ModelSlots Models { get; } = models;

    /// <summary>Where swaps are logged. Set once, by what registers the predictor.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    public sealed override PredictionInfo Info => Models.Stable.Info;

    public sealed override ReadOnlyMemory<byte> ReadManifest() => Models.Stable.Manifest is { IsEmpty: false } manifest ? manifest : base.ReadManifest();

    public sealed override async Task<ModelSwap> SwapAsync(ModelReplacement replacement, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(replacement);
        if (!Enum.IsDefined(replacement.Slot))
            throw new ArgumentOutOfRangeException(nameof(replacement), replacement.Slot, "There is no such slot.");
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Swap(replacement, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public sealed override TensorCall OpenTensors(JsonInputOptions limits) => TensorCall.Open(Models.Lease(), Descriptor.Served, limits);

    /// <summary>Makes a model that was checked ready to run, and warm.</summary>
    protected abstract LoadedModel Open(CheckedModel model);

    private ModelSwap Swap(ModelReplacement replacement, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        LoadedModel next, previous;
        try
        {
            next = Load(replacement, cancellationToken);
            previous = Models.Replace(replacement.Slot, next);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            SwapLog.Refused(Logger, exception, Descriptor.Name, replacement.Path ?? "what was compiled in", Info.Version);
            throw;
        }

        SwapLog.Swapped(Logger, Descriptor.Name, previous.Info.Version, next.Info.Version, next.Info.Digest, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        previous.Slots.Unloaded.ContinueWith(_ => SwapLog.Unloaded(Logger, Descriptor.Name, previous.Info.Version, previous.Info.Digest), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return new ModelSwap(previous.Info, next.Info);
    }

    private LoadedModel Load(ModelReplacement replacement, CancellationToken cancellationToken)
    {
        CheckedModel model = ReplacementSource.Open(Descriptor, replacement);
        if (cancellationToken.IsCancellationRequested)
        {
            model.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (replacement is { TrustManifest: true, ExpectedDigest: null })
            SwapLog.Trusted(Logger, Descriptor.Name, replacement.Path ?? "", model.Digest);
        LoadedModel loaded = Open(model);
        if (cancellationToken.IsCancellationRequested)
        {
            loaded.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
        }

        return loaded;
    }
}
