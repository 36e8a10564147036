using System.Diagnostics.CodeAnalysis;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>A sequence of rows of one predictor. One call at a time; a second one is refused, since the order of rows is what a sequence is.</summary>
internal sealed class Sequence<TInput, TOutput, TContract>(Predictor<TInput, TOutput, TContract> predictor, SequenceState state) : ISequence<TInput, TOutput>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    private int _isBusy;
    private volatile bool _isDisposed;

    public Predictor<TInput, TOutput, TContract> Predictor { get; } = predictor;

    public SequenceState State { get; } = state;

    /// <summary>Whether a call is running.</summary>
    public bool IsBusy => Volatile.Read(ref _isBusy) != 0;

    public TOutput Predict(TInput input, CancellationToken cancellationToken = default)
    {
        Enter();
        try
        {
            return Predictor.PredictRow(in input, State, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;
        }
        finally
        {
            Exit();
        }
    }

    public bool TryPredict(TInput input, [MaybeNullWhen(false)] out TOutput prediction, out IReadOnlyList<InputError> errors)
    {
        Enter();
        try
        {
            RowFailure? failure = Predictor.PredictRow(in input, State, out prediction, CancellationToken.None);
            errors = failure?.Errors ?? [];
            return failure is null;
        }
        finally
        {
            Exit();
        }
    }

    public void Reset()
    {
        Enter();
        State.Reset();
        Exit();
    }

    /// <summary>Refuses later calls; a running one ends as it would have.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        if (Interlocked.Exchange(ref _isBusy, 1) == 0)
            Exit();
    }

    /// <summary>Begins a call.</summary>
    /// <exception cref="InvalidOperationException">Another call is running.</exception>
    /// <exception cref="ObjectDisposedException">The sequence was disposed.</exception>
    public void Enter()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
            throw new InvalidOperationException("Another call of this sequence is running. The rows of a sequence follow each other: call it from one thread at a time, or open a sequence for each stream.");
        State.Discard();
    }

    /// <summary>Ends a call.</summary>
    public void Exit()
    {
        if (_isDisposed)
            State.Clear();
        Volatile.Write(ref _isBusy, 0);
    }
}
