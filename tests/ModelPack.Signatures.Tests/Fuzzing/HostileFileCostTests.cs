using System.Diagnostics;

namespace ModelPack.Signatures.Tests.Fuzzing;

/// <summary>The most that any file can cost: memory that is held at once, and time.</summary>
[Collection(AloneCollection.Name)]
public sealed class HostileFileCostTests
{
    private const long MostBytes = 64L << 20;

    public static TheoryData<string> Files => [.. HostileFiles.All.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_full_of_one_thing_is_read_in_bounded_memory_and_time(string kind)
    {
        byte[] file = HostileFiles.All[kind]();
        long idle = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        using var stop = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            // What is garbage already is not held: a collection tells.
            while (!stop.IsCancellationRequested)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - idle);
                Thread.Sleep(2);
            }
        });
        watch.Start();
        OnnxSignatureReader.TryRead(new MemoryStream(file), out ModelSignature? signature, out SignatureProblem? problem);
        stop.Cancel();
        watch.Join();
        peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - idle);

        Assert.True(signature is not null || problem!.Message.Length < 500);
        Assert.InRange(peak, long.MinValue, MostBytes);
        Assert.InRange(Fastest(file), 0, 5);
    }

    // Megabytes each, so that a second is for the small files of FuzzingTests; this finds what grows with the square.
    private static double Fastest(byte[] file) => Enumerable.Range(0, 3).Min(_ =>
    {
        var clock = Stopwatch.StartNew();
        OnnxSignatureReader.TryRead(new MemoryStream(file), out ModelSignature? _, out SignatureProblem? _);
        return clock.Elapsed.TotalSeconds;
    });
}
