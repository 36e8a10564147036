namespace ModelPack.Runtime.Sessions;

/// <summary>
/// The state of one sequence: what the model gave for its last row. A run gets a copy and gives a copy, so that no other call sees this memory;
/// what a call gave counts only once the whole call has succeeded.
/// </summary>
internal sealed class SequenceState
{
    private StateRow _current;
    private StateRow _next;

    /// <summary>A sequence that begins.</summary>
    /// <param name="pin">The model whose state it is.</param>
    public SequenceState(ModelPin pin)
    {
        Pin = pin;
        (_current, _next) = (new StateRow(Layout), new StateRow(Layout));
    }

    /// <summary>The model whose state it is.</summary>
    public ModelPin Pin { get; }

    private ModelLayout Layout => Pin.Model.Layout;

    /// <summary>Forgets what a call that failed has given.</summary>
    public void Discard() => _next.IsGiven = false;

    /// <summary>Starts again from zeros.</summary>
    public void Reset() => _current.IsGiven = _next.IsGiven = false;

    /// <summary>Lets the memory and the model go.</summary>
    public void Clear()
    {
        (_current, _next) = (new StateRow(Layout), new StateRow(Layout));
        Pin.Dispose();
    }

    /// <summary>The first symbolic dimension in which a row differs from the state; null for none.</summary>
    public string? Disagreement(ReadOnlySpan<long> symbols)
    {
        for (int i = 0; i < Layout.MeasuredSymbols && _current.IsGiven; i++)
        {
            if (_current.Lengths[i] >= 0 && _current.Lengths[i] != symbols[i])
                return Layout.Symbols[i];
        }

        return null;
    }

    /// <summary>Sets the lengths of the dimensions that only the state has; 0 at the start.</summary>
    public void Measure(Span<long> symbols)
    {
        for (int i = Layout.MeasuredSymbols; i < symbols.Length; i++)
            symbols[i] = _current.IsGiven ? _current.Lengths[i] : 0;
    }

    /// <summary>Writes the state into a row of a run.</summary>
    public void Pack(BoundRun run, int row)
    {
        for (int i = 0; i < Layout.States.Length; i++)
            _current.Write(i, run.Inputs[Layout.States[i].Input], row);
    }

    /// <summary>Takes what a run gave for a row; <see cref="Commit"/> makes it the state.</summary>
    public void Unpack(BoundRun run, int row)
    {
        Array.Fill(_next.Lengths, -1);
        for (int i = 0; i < Layout.States.Length; i++)
        {
            StateLayout state = Layout.States[i];
            if (state.Tensor.HasSymbols)
                _next.Measure(state, run.OutputValues[state.Output].GetTensorTypeAndShape().Shape);
            _next.Read(i, run.Outputs[state.Output], row);
        }

        _next.IsGiven = true;
    }

    /// <summary>Makes what the call gave the state; nothing where it gave none.</summary>
    public void Commit()
    {
        if (!_next.IsGiven)
            return;
        (_current, _next) = (_next, _current);
        _next.IsGiven = false;
    }
}
