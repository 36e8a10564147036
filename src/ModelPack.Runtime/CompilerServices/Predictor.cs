using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using ModelPack.Runtime.Batching;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Serving;
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

    private readonly bool _hasStates;
    private readonly bool _validatesOutput = TContract.ValidatesOutput;

    private Predictor(LoadedModel model, PredictorOptions options)
    {
        Models = new ModelSlots(model);
        Options = options;
        _hasStates = model.Layout.HasStates;
        Batcher = RowBatcher<TInput, TOutput, TContract>.Create(model.Layout, model.Info.Model, options.MicroBatching, Models);
    }

    /// <summary>What it runs on.</summary>
    internal ModelSlots Models { get; }

    /// <summary>The micro-batcher, where there is one.</summary>
    internal RowBatcher<TInput, TOutput, TContract>? Batcher { get; }

    /// <summary>How its models are loaded and run.</summary>
    internal PredictorOptions Options { get; }

    /// <summary>Name, version, digests, signature and contract; needs no file.</summary>
    public static ModelDescriptor Descriptor => field ??= DescriptorFactory.Create(TContract.Definition, typeof(TContract).DeclaringType);

    /// <summary>Opens the model, checks its digest and warms it up.</summary>
    /// <inheritdoc cref="IModel{TSelf}.Load"/>
    public static Predictor<TInput, TOutput, TContract> Load(PredictorOptions? options = null)
    {
        options ??= new PredictorOptions();
        return Create(Open(ModelSource.Open(Descriptor, options), options, static (_, _) => false), options);
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
    public TOutput Predict(TInput input, CancellationToken cancellationToken = default) => Predict(input, out _, cancellationToken);

    /// <inheritdoc/>
    public TOutput Predict(TInput input, out PredictionInfo info, CancellationToken cancellationToken = default)
    {
        ThrowIfNull(in input);
        using ModelLease lease = Models.Lease();
        info = lease.Model.Info;
        return PredictRow(in lease, in input, out TOutput? prediction, cancellationToken) is { } failure ? throw failure.ToException() : prediction!;
    }

    /// <inheritdoc/>
    public bool TryPredict(TInput input, [MaybeNullWhen(false)] out TOutput prediction, out IReadOnlyList<InputError> errors)
    {
        ThrowIfNull(in input);
        using ModelLease lease = Models.Lease();
        RowFailure? failure = PredictRow(in lease, in input, out prediction, CancellationToken.None);
        errors = failure?.Errors ?? [];
        return failure is null;
    }

    /// <summary>Closes the session once running calls are done; later calls throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        if (Batcher is { } batcher)
            batcher.Close(Models.Dispose);
        else
            Models.Dispose();
    }

    /// <summary>Validates a row and runs it.</summary>
    /// <param name="lease">The model, and a slot for this call alone.</param>
    /// <param name="input">The row.</param>
    /// <param name="prediction">The prediction.</param>
    /// <param name="cancellationToken">Stops the run between two nodes of the graph.</param>
    /// <param name="state">The state of the row's sequence; null where it has none.</param>
    /// <param name="isPart">Whether the caller goes on with the prediction, and counts what becomes of it.</param>
    internal RowFailure? PredictRow(in ModelLease lease, in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null, bool isPart = false)
    {
        prediction = default;
        return Check(lease.Model, in input, state) ?? RunRow(in lease, in input, out prediction, cancellationToken, state, isPart);
    }

    private static RowFailure? Check(LoadedModel model, in TInput input, SequenceState? state = null)
    {
        PhaseClock clock = model.Metrics.StartClock();
        var validator = new ContractValidator(MaxErrors) { MaxElements = model.MaxRowElements };
        TContract.Validate(in input, ref validator);
        if (state is not null)
            Agree(model.Layout, in input, state, ref validator);
        clock.Mark(Phase.Validate);
        if (!validator.HasErrors)
            return null;
        model.Metrics.Rejected(validator.Errors);
        return new RowFailure(validator.Errors);
    }

    /// <summary>Runs a row that is valid.</summary>
    /// <inheritdoc cref="PredictRow(in ModelLease, in TInput, out TOutput, CancellationToken, SequenceState, bool)"/>
    internal RowFailure? RunRow(in ModelLease lease, in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null, bool isPart = false)
    {
        ModelMetrics metrics = lease.Model.Metrics;
        using Activity? activity = ModelActivity.Start(lease.Model.Info);
        try
        {
            RowFailure? failure = Run(in lease, in input, out prediction, cancellationToken, state);
            if (failure is not null)
                Reject(metrics, failure, activity);
            else if (!isPart)
                metrics.Predicted();
            return failure;
        }
        catch (Exception exception) when (metrics.Broke(exception, activity))
        {
            throw;
        }
    }

    private RowFailure? Run(in ModelLease lease, in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state)
    {
        LoadedModel model = lease.Model;
        PhaseClock clock = model.Metrics.StartClock();
        prediction = default;
        BoundRun run = Bind(in lease, in input, state);
        TContract.Pack(in input, new InputRow(run, 0));
        if (_hasStates)
            PackState(run, state);
        clock.Mark(Phase.Pack);
        if (lease.Slot.Execute(run, cancellationToken) is { } failure)
            return failure;
        clock.Mark(Phase.Infer);
        model.Metrics.Ran(rows: 1);
        prediction = TContract.Unpack(new OutputRow(run, 0));
        state?.Unpack(run, 0);
        if (_validatesOutput)
            CheckOutput(model, in prediction);
        state?.Commit();
        clock.Mark(Phase.Unpack);
        return null;
    }

    private static void Reject(ModelMetrics metrics, RowFailure failure, Activity? activity)
    {
        metrics.Rejected(failure.Errors);
        ModelActivity.Fail(activity, FailureCode.Of(failure.Errors[0]));
    }

    private static BoundRun Bind(in ModelLease lease, in TInput input, SequenceState? state)
    {
        int count = lease.Model.Layout.SymbolCount;
        if (count == 0)
            return lease.Slot.Bind(1, []);
        Span<long> symbols = count <= 8 ? stackalloc long[count] : new long[count];
        symbols.Clear();
        TContract.Measure(in input, symbols);
        state?.Measure(symbols);
        return lease.Slot.Bind(1, symbols);
    }

    private static void CheckOutput(LoadedModel model, in TOutput prediction)
    {
        var validator = new ContractValidator(MaxErrors);
        TContract.ValidateOutput(in prediction, ref validator);
        if (validator.HasErrors)
            model.ReportOutput(validator.Errors);
    }

    private static void ThrowIfNull(in TInput input)
    {
        if (!typeof(TInput).IsValueType && input is null)
            throw new ArgumentNullException(nameof(input));
    }
}
