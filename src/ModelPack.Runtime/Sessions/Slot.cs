using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Serving;

namespace ModelPack.Runtime.Sessions;

/// <summary>What one call needs for itself: buffers, and bindings over them. Used by one thread at a time.</summary>
internal sealed class Slot(SharedSession shared, ModelLayout layout) : IDisposable
{
    private const int MaxBindings = 8;
    private const long MaxIdleBytes = 64L << 20;

    private readonly TensorBuffers _buffers = new(layout);
    private readonly List<BoundRun> _bindings = new(MaxBindings);
    private RunOptions? _cancellable;
    private TensorBinding? _tensors;

    /// <summary>The binding for a number of rows, made when it is not among the last ones used.</summary>
    public BoundRun Bind(int rows, ReadOnlySpan<long> symbols)
    {
        for (int i = 0; i < _bindings.Count; i++)
        {
            if (_bindings[i].Fits(rows, symbols))
                return i == 0 ? _bindings[0] : MoveToFront(i);
        }

        return Add(rows, symbols);
    }

    /// <summary>The binding over the model's own tensors, empty.</summary>
    public TensorBinding BindTensors(ServedTensors tensors) => _tensors ??= new TensorBinding(shared.Session, tensors, layout);

    /// <summary>Runs a packed binding; the failure where ONNX Runtime refuses the data, otherwise null.</summary>
    /// <exception cref="ModelOutputException">An output is not what the contract says.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the run stopped between two nodes of the graph.</exception>
    public RowFailure? Execute(IBoundRun run, CancellationToken cancellationToken)
    {
        try
        {
            if (cancellationToken.CanBeCanceled)
                ExecuteCancellable(run, cancellationToken);
            else
                run.Execute(shared.Options);
            return null;
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OnnxRuntimeException exception)
        {
            return run.ExecuteWithoutAllocated(shared.Options) ? null : RowFailure.Refused(exception);
        }
    }

    /// <summary>Gives back what should not be held while idle.</summary>
    public void Rest()
    {
        if (layout.HasDynamicValues)
        {
            foreach (BoundRun run in _bindings)
                run.ReleaseResults();
        }

        if (_buffers.Length > MaxIdleBytes)
        {
            DropBindings();
            _buffers.Clear();
        }
    }

    public void Dispose()
    {
        DropBindings();
        _buffers.Clear();
        _tensors?.Dispose();
        _cancellable?.Dispose();
    }

    private void ExecuteCancellable(IBoundRun run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RunOptions options = _cancellable ??= new RunOptions();
        try
        {
            using (cancellationToken.UnsafeRegister(static state => ((RunOptions)state!).Terminate = true, options))
                run.Execute(options);
        }
        finally
        {
            // The flag is sticky: options that the token may have terminated are never used again.
            if (cancellationToken.IsCancellationRequested)
                _cancellable = null;
        }
    }

    private BoundRun MoveToFront(int index)
    {
        BoundRun run = _bindings[index];
        _bindings.RemoveAt(index);
        _bindings.Insert(0, run);
        return run;
    }

    private BoundRun Add(int rows, ReadOnlySpan<long> symbols)
    {
        if (_buffers.Reserve(rows, symbols))
            DropBindings();
        if (_bindings.Count == MaxBindings)
        {
            _bindings[^1].Dispose();
            _bindings.RemoveAt(MaxBindings - 1);
        }

        var run = new BoundRun(shared.Session, layout, _buffers, rows, symbols);
        _bindings.Insert(0, run);
        return run;
    }

    private void DropBindings()
    {
        foreach (BoundRun run in _bindings)
            run.Dispose();
        _bindings.Clear();
    }
}
