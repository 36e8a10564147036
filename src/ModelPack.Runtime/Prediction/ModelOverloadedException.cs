namespace ModelPack;

/// <summary>A call was turned away, because a model has more to do than it can: nothing is wrong with the input, and a later call may succeed. Endpoints answer 503 with <c>Retry-After</c>.</summary>
public sealed class ModelOverloadedException : Exception
{
    /// <summary>Makes the exception for this reason.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="reason">Why the call was turned away.</param>
    public ModelOverloadedException(string model, OverloadReason reason)
        : base(reason == OverloadReason.QueueFull
            ? $"Model '{model}' has as many rows waiting as {nameof(MicroBatchingOptions)}.{nameof(MicroBatchingOptions.MaxQueuedRows)} allows."
            : $"Rows waited for model '{model}' longer than {nameof(MicroBatchingOptions)}.{nameof(MicroBatchingOptions.Deadline)} allows.") => Reason = reason;

    /// <summary>Why the call was turned away.</summary>
    public OverloadReason Reason { get; }
}
