namespace ModelPack.Runtime.Serving;

/// <summary>What an asynchronous call that failed before it went away gives its caller.</summary>
internal static class FailedCall
{
    /// <summary>A task that is cancelled where the caller's token was the reason, and otherwise failed.</summary>
    public static ValueTask<T> Of<T>(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException cancelled && cancelled.CancellationToken == cancellationToken && cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<T>(cancellationToken)
            : ValueTask.FromException<T>(exception);
}
