using System.ComponentModel;

namespace ModelPack.Runtime.Serving;

/// <summary>How many predictions of a model run and wait at one time.</summary>
/// <param name="Running">The most that run; null for no limit.</param>
/// <param name="Waiting">The most requests that wait; null for as many as need not wait much longer than they take themselves.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PredictionLimits(int? Running, int? Waiting)
{
    internal void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Running ?? 1, nameof(Running));
        ArgumentOutOfRangeException.ThrowIfNegative(Waiting ?? 0, nameof(Waiting));
    }
}
