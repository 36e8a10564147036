using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>What a generated predictor forwards to: validates, packs, runs and unpacks rows on one shared session.</summary>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
/// <typeparam name="TContract">The generated code of the contract.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class Predictor<TInput, TOutput, TContract> : IPredictor<TInput, TOutput>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    private const int MaxErrors = 100;

    private readonly LoadedModel _model;
    private readonly SlotPool _slots;
    private readonly ModelMetrics _metrics;
    private readonly RowBatcher<TInput, TOutput, TContract>? _batcher;
    private readonly bool _hasStates;
    private readonly bool _validatesOutput = TContract.ValidatesOutput;

    private Predictor(LoadedModel model, MicroBatchingOptions? batching)
    {
        _model = model;
        _slots = model.Slots;
        _metrics = model.Metrics;
        _hasStates = model.Layout.HasStates;
        _batcher = RowBatcher<TInput, TOutput, TContract>.Create(model.Layout, model.Info.Model, batching, () => _model);
    }

    internal LoadedModel Model => _model;

    /// <summary>The micro-batcher, where there is one.</summary>
    internal RowBatcher<TInput, TOutput, TContract>? Batcher => _batcher;

    /// <summary>Name, version, digests, signature and contract; needs no file.</summary>
    public static ModelDescriptor Descriptor => field ??= DescriptorFactory.Create(TContract.Definition, typeof(TContract).DeclaringType);

    /// <summary>Opens the model, checks its digest and warms it up.</summary>
    /// <inheritdoc cref="IModel{TSelf}.Load"/>
    public static Predictor<TInput, TOutput, TContract> Load(PredictorOptions? options = null)
    {
        options ??= new PredictorOptions();
        Predictor<TInput, TOutput, TContract> predictor = Open(options);
        if (options.WarmUp)
            predictor.WarmUp(static () => false);
        return predictor;
    }

    /// <summary>Everything that is wrong with a row; needs no model.</summary>
    public static IReadOnlyList<InputError> Validate(TInput input)
    {
        ThrowIfNull(in input);
        var validator = new ContractValidator(MaxErrors);
        TContract.Validate(in input, ref validator);
        return validator.Errors;
    }

    /// <inheritdoc/>
    public TOutput Predict(TInput input, CancellationToken cancellationToken = default) =>
        PredictRow(in input, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;

    /// <inheritdoc/>
    public TOutput Predict(TInput input, out PredictionInfo info, CancellationToken cancellationToken = default)
    {
        info = _model.Info;
        return Predict(input, cancellationToken);
    }

    /// <inheritdoc/>
    public bool TryPredict(TInput input, [MaybeNullWhen(false)] out TOutput prediction, out IReadOnlyList<InputError> errors)
    {
        RowFailure? failure = PredictRow(in input, out prediction, CancellationToken.None);
        errors = failure?.Errors ?? [];
        return failure is null;
    }

    /// <summary>Closes the session once running calls are done; later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (_batcher is null)
            _model.Dispose();
        else
            _batcher.Close(_model.Dispose);
    }

    internal RowFailure? PredictRow(in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null, bool isPart = false)
    {
        prediction = default;
        return Check(in input, state) ?? RunRow(in input, out prediction, cancellationToken, state, isPart);
    }

    private RowFailure? Check(in TInput input, SequenceState? state = null)
    {
        ThrowIfNull(in input);
        PhaseClock clock = _metrics.StartClock();
        var validator = new ContractValidator(MaxErrors) { MaxElements = _model.MaxRowElements };
        TContract.Validate(in input, ref validator);
        if (state is not null)
            Agree(in input, state, ref validator);
        clock.Mark(Phase.Validate);
        if (!validator.HasErrors)
            return null;
        _metrics.Rejected(validator.Errors);
        return new RowFailure(validator.Errors);
    }

    /// <summary>Runs a row that is valid.</summary>
    /// <param name="input">The row.</param>
    /// <param name="prediction">The prediction.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <param name="state">The state of the row's sequence; null where it has none.</param>
    /// <param name="isPart">Whether the caller goes on with the prediction, and counts what becomes of it.</param>
    internal RowFailure? RunRow(in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null, bool isPart = false)
    {
        using Activity? activity = ModelActivity.Start(_model.Info);
        try
        {
            RowFailure? failure = Run(in input, out prediction, cancellationToken, state);
            if (failure is not null)
                Reject(failure, activity);
            else if (!isPart)
                _metrics.Predicted();
            return failure;
        }
        catch (Exception exception) when (_metrics.Broke(exception, activity))
        {
            throw;
        }
    }

    private RowFailure? Run(in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state)
    {
        PhaseClock clock = _metrics.StartClock();
        prediction = default;
        Slot slot = _slots.Rent();
        try
        {
            BoundRun run = Bind(slot, in input, state);
            TContract.Pack(in input, new InputRow(run, 0));
            if (_hasStates)
                PackState(run, state);
            clock.Mark(Phase.Pack);
            if (slot.Execute(run, cancellationToken) is { } failure)
                return failure;
            clock.Mark(Phase.Infer);
            _metrics.Ran(rows: 1);
            prediction = TContract.Unpack(new OutputRow(run, 0));
            state?.Unpack(run, 0);
        }
        finally
        {
            _slots.Return(slot);
        }

        if (_validatesOutput)
            CheckOutput(in prediction);
        state?.Commit();
        clock.Mark(Phase.Unpack);
        return null;
    }

    private void Reject(RowFailure failure, Activity? activity)
    {
        _metrics.Rejected(failure.Errors);
        ModelActivity.Fail(activity, FailureCode.Of(failure.Errors[0]));
    }

    private BoundRun Bind(Slot slot, in TInput input, SequenceState? state)
    {
        int count = _model.Layout.SymbolCount;
        if (count == 0)
            return slot.Bind(1, []);
        Span<long> symbols = count <= 8 ? stackalloc long[count] : new long[count];
        symbols.Clear();
        TContract.Measure(in input, symbols);
        state?.Measure(symbols);
        return slot.Bind(1, symbols);
    }

    private void CheckOutput(in TOutput prediction)
    {
        var validator = new ContractValidator(MaxErrors);
        TContract.ValidateOutput(in prediction, ref validator);
        if (validator.HasErrors)
            _model.ReportOutput(validator.Errors);
    }

    private static void ThrowIfNull(in TInput input)
    {
        if (!typeof(TInput).IsValueType && input is null)
            throw new ArgumentNullException(nameof(input));
    }
}
