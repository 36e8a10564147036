using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.Telemetry;

/// <summary>Measures the phases of one call; does nothing, and reads no clock, when nobody listens.</summary>
internal ref struct PhaseClock
{
    private readonly ModelMetrics? _metrics;
    private long _last;

    public PhaseClock(ModelMetrics? metrics)
    {
        _metrics = metrics;
        _last = metrics is null ? 0 : Stopwatch.GetTimestamp();
    }

    /// <summary>Ends a phase; the next one begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Mark(Phase phase)
    {
        if (_metrics is not null)
            Record(phase);
    }

    private void Record(Phase phase)
    {
        long now = Stopwatch.GetTimestamp();
        _metrics!.Record(phase, Stopwatch.GetElapsedTime(_last, now));
        _last = now;
    }
}
