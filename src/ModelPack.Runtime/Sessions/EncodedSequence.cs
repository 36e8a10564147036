using System.Diagnostics.CodeAnalysis;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>A sequence of rows that are encoded and decoded; the state is that of the sequence of their tensors.</summary>
internal sealed class EncodedSequence<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>(
    EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> predictor,
    Sequence<TInputTensors, TOutputTensors, TTensors> tensors) : ISequence<TInput, TOutput>
    where TRows : struct, IEncodedContract<TInput, TOutput, TInputTensors, TOutputTensors>
    where TTensors : struct, ITensorContract<TInputTensors, TOutputTensors>
{
    public EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> Predictor { get; } = predictor;

    public Sequence<TInputTensors, TOutputTensors, TTensors> Tensors { get; } = tensors;

    public TOutput Predict(TInput input, CancellationToken cancellationToken = default) =>
        PredictRow(in input, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;

    public bool TryPredict(TInput input, [MaybeNullWhen(false)] out TOutput prediction, out IReadOnlyList<InputError> errors)
    {
        RowFailure? failure = PredictRow(in input, out prediction, CancellationToken.None);
        errors = failure?.Errors ?? [];
        return failure is null;
    }

    public void Reset() => Tensors.Reset();

    public void Dispose() => Tensors.Dispose();

    private RowFailure? PredictRow(in TInput input, out TOutput? prediction, CancellationToken cancellationToken)
    {
        Tensors.Enter();
        try
        {
            return Predictor.PredictRow(in input, Tensors.State, out prediction, cancellationToken);
        }
        finally
        {
            Tensors.Exit();
        }
    }
}
