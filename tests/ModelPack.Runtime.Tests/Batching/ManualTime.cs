namespace ModelPack.Runtime.Tests.Batching;

/// <summary>A clock that moves when the test says so; timers ring on the thread that moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly List<Alarm> _alarms = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(this, () => callback(state));
        lock (_alarms)
            _alarms.Add(alarm);
        return alarm;
    }

    public void Advance(TimeSpan time)
    {
        Interlocked.Add(ref _now, time.Ticks);
        Alarm[] alarms;
        lock (_alarms)
            alarms = [.. _alarms];
        foreach (Alarm alarm in alarms)
            alarm.RingIfDue();
    }

    private sealed class Alarm(ManualTime time, Action ring) : ITimer
    {
        private long _at = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Exchange(ref _at, dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.GetTimestamp() + dueTime.Ticks);
            return true;
        }

        public void RingIfDue()
        {
            long at = Interlocked.Read(ref _at);
            if (at <= time.GetTimestamp() && Interlocked.CompareExchange(ref _at, long.MaxValue, at) == at)
                ring();
        }

        public void Dispose() => Interlocked.Exchange(ref _at, long.MaxValue);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
