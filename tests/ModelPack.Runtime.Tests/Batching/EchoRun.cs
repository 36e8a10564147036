namespace ModelPack.Runtime.Tests.Batching;

/// <summary>A run that goes on until its test ends it.</summary>
internal sealed class EchoRun(int[] rows, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource _end = new();

    public int[] Rows => rows;

    public CancellationToken CancellationToken => cancellationToken;

    public void Finish() => _end.SetResult();

    public void Fail(Exception exception) => _end.SetException(exception);

    /// <summary>Holds the worker's thread, as a native call does.</summary>
    public void Wait() => _end.Task.WaitAsync(cancellationToken).GetAwaiter().GetResult();
}
