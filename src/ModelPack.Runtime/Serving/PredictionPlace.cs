using System.ComponentModel;

namespace ModelPack.Runtime.Serving;

/// <summary>What a request holds of a <see cref="PredictionGate"/> while it is predicted. Dispose it once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct PredictionPlace : IDisposable
{
    private readonly PredictionGate? _gate;
    private readonly bool _isElsewhere;
    private readonly long _work;
    private readonly long _since;

    internal PredictionPlace(PredictionGate gate, long work, long since) => (_gate, _work, _since) = (gate, work, since);

    private PredictionPlace(bool isElsewhere) => _isElsewhere = isElsewhere;

    /// <summary>What a request gets that is bounded by something else than a gate.</summary>
    public static PredictionPlace Elsewhere { get; } = new(isElsewhere: true);

    /// <summary>Whether there is a place; otherwise the request is to be turned away.</summary>
    public bool IsTaken => _gate is not null || _isElsewhere;

    /// <summary>Gives the place to who waits longest, or back.</summary>
    public void Dispose() => _gate?.Leave(_work, _since);
}
