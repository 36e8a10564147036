namespace ModelPack;

/// <summary>Why a call was turned away.</summary>
public enum OverloadReason
{
    /// <summary>Too many rows were waiting: <see cref="MicroBatchingOptions.MaxQueuedRows"/>.</summary>
    QueueFull,

    /// <summary>The rows waited too long: <see cref="MicroBatchingOptions.Deadline"/>.</summary>
    DeadlineExceeded,
}
