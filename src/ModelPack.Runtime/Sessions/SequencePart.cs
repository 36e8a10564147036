using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>Some rows of a call, counted from 0 among themselves.</summary>
internal sealed class SequencePart<TInput, TOutput>
{
    private readonly List<int> _rows;

    public SequencePart(List<int> rows, ReadOnlySpan<ISequence<TInput, TOutput>> sequences, ReadOnlySpan<TInput> inputs)
    {
        _rows = rows;
        Sequences = new ISequence<TInput, TOutput>[rows.Count];
        Inputs = new TInput[rows.Count];
        for (int i = 0; i < rows.Count; i++)
            (Sequences[i], Inputs[i]) = (sequences[rows[i]], inputs[rows[i]]);
        Outputs = new TOutput[rows.Count];
        Statuses = new RowStatus[rows.Count];
    }

    public ISequence<TInput, TOutput>[] Sequences { get; }

    public TInput[] Inputs { get; }

    public TOutput[] Outputs { get; }

    public RowStatus[] Statuses { get; }

    /// <summary>Puts what came out where the call has it.</summary>
    /// <param name="outputs">Takes the predictions.</param>
    /// <param name="statuses">Takes what became of each row; empty where the caller does not ask.</param>
    public void GiveBack(Span<TOutput> outputs, Span<RowStatus> statuses)
    {
        for (int i = 0; i < _rows.Count; i++)
        {
            outputs[_rows[i]] = Outputs[i];
            if (!statuses.IsEmpty)
                statuses[_rows[i]] = Statuses[i];
        }
    }

    /// <summary>Failures with the numbers that their rows have in the call.</summary>
    public IEnumerable<InputError> Move(IEnumerable<InputError> errors) => errors.Select(error => error with { Path = JsonPath.MoveRow(error.Path, _rows) });
}
