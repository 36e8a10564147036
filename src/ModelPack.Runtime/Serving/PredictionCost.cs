using System.Diagnostics;

namespace ModelPack.Runtime.Serving;

/// <summary>How long predictions of a model take lately, for one unit of work and for one prediction.</summary>
/// <remarks>
/// A low quartile of the last ones: the first calls with all their compiling, threads that lost their core, and huge batches among small requests do not make a model look slow,
/// nor do some requests that are refused at once make it look fast.
/// </remarks>
internal sealed class PredictionCost
{
    private const int Kept = 32;
    private const int Quartile = 8;
    private const int Renewal = 8;

    private readonly double[] _perWork = new double[Kept];
    private readonly double[] _perPrediction = new double[Kept];
    private readonly double[] _sorted = new double[Kept];
    private int _isMeasuring;
    private int _count;
    private double _lowPerWork;
    private double _lowPerPrediction;

    /// <summary>How long one prediction takes; zero until enough were seen.</summary>
    public TimeSpan Typical => Elapsed(Volatile.Read(ref _lowPerPrediction));

    /// <summary>How long a piece of work takes; zero until enough were seen.</summary>
    public TimeSpan Of(long work) => Elapsed(Volatile.Read(ref _lowPerWork) * work);

    /// <summary>Takes a measurement into account, unless another one is just being.</summary>
    public void Add(long work, long ticks)
    {
        if (Interlocked.Exchange(ref _isMeasuring, 1) != 0)
            return;
        int place = _count++ & (Kept - 1);
        _perWork[place] = (double)ticks / work;
        _perPrediction[place] = ticks;
        if (_count >= Kept && (_count & (Renewal - 1)) == 0)
        {
            Volatile.Write(ref _lowPerWork, Low(_perWork));
            Volatile.Write(ref _lowPerPrediction, Low(_perPrediction));
        }

        Volatile.Write(ref _isMeasuring, 0);
    }

    private double Low(double[] samples)
    {
        samples.CopyTo(_sorted, 0);
        Array.Sort(_sorted);
        return _sorted[Quartile];
    }

    private static TimeSpan Elapsed(double ticks) => TimeSpan.FromSeconds(ticks / Stopwatch.Frequency);
}
