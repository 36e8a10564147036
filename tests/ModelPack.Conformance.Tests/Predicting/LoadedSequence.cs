using System.Reflection;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>A sequence of a generated predictor.</summary>
internal sealed class LoadedSequence(object sequence, Type type) : IDisposable
{
    /// <summary>The prediction of the next row.</summary>
    public object Predict(object row) => type.GetMethod("Predict")!.Invoke(sequence, BindingFlags.DoNotWrapExceptions, null, [row, CancellationToken.None], null)!;

    /// <summary>Starts again from zeros.</summary>
    public void Reset() => type.GetMethod("Reset")!.Invoke(sequence, BindingFlags.DoNotWrapExceptions, null, null, null);

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)sequence).Dispose();
}
