using System.Threading.Channels;
using ModelPack.Runtime.Batching;

namespace ModelPack.Runtime.Tests.Batching;

/// <summary>Echoes rows; each run waits for the test where the test wants it so.</summary>
internal sealed class EchoExecutor(bool isHeld) : IBatchExecutor<EchoRequest>
{
    private readonly Channel<EchoRun> _runs = Channel.CreateUnbounded<EchoRun>();

    /// <summary>The next run that has begun.</summary>
    public async Task<EchoRun> NextAsync() => await _runs.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public bool HasNext => _runs.Reader.TryPeek(out _);

    public void Execute(ReadOnlySpan<BatchPart<EchoRequest>> parts, CancellationToken cancellationToken)
    {
        var rows = new List<int>();
        foreach (BatchPart<EchoRequest> part in parts)
            rows.AddRange(part.Request.Input.Slice(part.Start, part.Count));
        if (isHeld)
        {
            var run = new EchoRun([.. rows], cancellationToken);
            _runs.Writer.TryWrite(run);
            run.Wait();
        }

        foreach (BatchPart<EchoRequest> part in parts)
            part.Request.Input.Slice(part.Start, part.Count).CopyTo(part.Request.Output[part.Start..]);
    }
}
