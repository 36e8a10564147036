using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ModelPack.Benchmarks.Measuring;

/// <summary>CPU time of the programs that this one has run, and of all that they started; wall time where the system does not tell.</summary>
internal static partial class ChildClock
{
    private const int Children = -1;

    /// <summary>Nanoseconds since this process began. What was started counts when it has ended.</summary>
    public static long Nanoseconds()
    {
        if (OperatingSystem.IsLinux() && GetUsage(Children, out Usage usage) == 0)
            return ((usage.User.Seconds + usage.System.Seconds) * 1_000_000_000) + ((usage.User.Microseconds + usage.System.Microseconds) * 1000);
        return (long)(Stopwatch.GetTimestamp() * (1e9 / Stopwatch.Frequency));
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, out Usage usage);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Microseconds;
    }

    // The fourteen numbers after the times are not read.
    [StructLayout(LayoutKind.Sequential, Size = (2 * 16) + (14 * 8))]
    private struct Usage
    {
        public Time User;
        public Time System;
    }
}
