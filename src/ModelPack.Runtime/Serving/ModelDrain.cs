using System.ComponentModel;
using Microsoft.Extensions.Hosting;

namespace ModelPack.Runtime.Serving;

/// <summary>
/// Lets an app that was told to stop go on accepting requests for a while: readiness is off from the signal on, and those who send traffic need time to notice.
/// It comes before the server closes its listener and finishes what is in flight; models are disposed with the services, after that.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelDrain(IHostApplicationLifetime? lifetime = null) : IHostedLifecycleService
{
    private long _delay;

    /// <summary>Whether the app was told to stop: answers ask clients to close their connections.</summary>
    public bool IsStopping => lifetime is { ApplicationStopping.IsCancellationRequested: true };

    /// <summary>Asks for a delay; the longest that was asked for holds.</summary>
    public void Require(TimeSpan delay)
    {
        for (long seen = Volatile.Read(ref _delay); seen < delay.Ticks;)
        {
            long before = Interlocked.CompareExchange(ref _delay, delay.Ticks, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    /// <summary>Waits, where a signal stops the app. Code that stops it itself, as tests do, knows that no requests come.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        long delay = Volatile.Read(ref _delay);
        if (delay > 0 && IsStopping)
            await Task.Delay(new TimeSpan(delay), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Nothing to do.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing to do.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing to do.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing to do.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing to do.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
