using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>Counts the rows of each native call of one model, as its metrics tell them.</summary>
internal sealed class NativeCalls : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<int> _rows = [];

    /// <param name="model">The model's name; of no other test.</param>
    public NativeCalls(string model)
    {
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "ModelPack", Name: "modelpack.batch.size" })
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, rows, tags, _) =>
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag is { Key: "model", Value: string name } && name == model)
                    _rows.Enqueue(rows);
            }
        });
        _listener.Start();
    }

    /// <summary>The rows of each call since this was asked last.</summary>
    public int[] Take()
    {
        int[] rows = [.. _rows];
        _rows.Clear();
        return rows;
    }

    public void Dispose() => _listener.Dispose();
}
