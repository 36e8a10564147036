using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ModelPack.Runtime.Loading;
using ModelPack.Runtime.Serving;
using ModelPack.Runtime.Sessions;
using ModelPack.Runtime.Telemetry;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>What a generated predictor with an encoder or a decoder forwards to: validates and encodes rows, runs their tensors, and decodes what comes out.</summary>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
/// <typeparam name="TInputTensors">One row as the model takes it.</typeparam>
/// <typeparam name="TOutputTensors">One row as the model gives it.</typeparam>
/// <typeparam name="TRows">The contract as callers see it.</typeparam>
/// <typeparam name="TTensors">The contract as the model sees it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> : IPredictor<TInput, TOutput>
    where TRows : struct, IEncodedContract<TInput, TOutput, TInputTensors, TOutputTensors>
    where TTensors : struct, ITensorContract<TInputTensors, TOutputTensors>
{
    private const int MaxErrors = 100;

    private readonly Predictor<TInputTensors, TOutputTensors, TTensors> _tensors;

    private EncodedPredictor(Predictor<TInputTensors, TOutputTensors, TTensors> tensors) => _tensors = tensors;

    /// <summary>What it runs on. A call encodes, runs and decodes on one of them: the assets of another may differ.</summary>
    internal ModelSlots Models => _tensors.Models;

    internal PredictorOptions Options => _tensors.Options;

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.Descriptor"/>
    public static ModelDescriptor Descriptor => Predictor<TInputTensors, TOutputTensors, TTensors>.Descriptor;

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.Load"/>
    public static EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> Load(PredictorOptions? options = null)
    {
        options ??= new PredictorOptions();
        return new(Predictor<TInputTensors, TOutputTensors, TTensors>.Create(Open(ModelSource.Open(Descriptor, options), options), options));
    }

    internal bool SharesRuns => _tensors.Batcher is not null;

    /// <summary>Everything that is wrong with a row before it is encoded; needs no model.</summary>
    public static IReadOnlyList<InputError> Validate(TInput input)
    {
        ThrowIfNull(in input);
        var validator = new ContractValidator(MaxErrors);
        TRows.Validate(in input, ref validator);
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

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.Dispose"/>
    public void Dispose() => _tensors.Dispose();

    /// <summary>Makes a model that was checked ready to run, and warm.</summary>
    internal static LoadedModel Open(CheckedModel model, PredictorOptions options) =>
        Predictor<TInputTensors, TOutputTensors, TTensors>.Open(model, options, static (loaded, json) =>
            ContractJson<TInput, TOutput, TRows>.TryRead(in json, new JsonInputOptions(), [], out TInput? input, loaded.MaxRowElements)
            && RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(loaded, in input, -1, out TInputTensors? tensors) is null
            && Predictor<TInputTensors, TOutputTensors, TTensors>.TryRun(loaded, in tensors!));

    internal RowFailure? PredictRow(in TInput input, SequenceState state, out TOutput? prediction, CancellationToken cancellationToken)
    {
        ThrowIfNull(in input);
        using ModelLease lease = state.Pin.Lease();
        return PredictRow(in lease, in input, out prediction, cancellationToken, state);
    }

    private RowFailure? PredictRow(in ModelLease lease, in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null)
    {
        prediction = default;
        return Check(lease.Model, in input) ?? RunRow(in lease, in input, out prediction, cancellationToken, state);
    }

    private static RowFailure? Check(LoadedModel model, in TInput input)
    {
        PhaseClock clock = model.Metrics.StartClock();
        var validator = new ContractValidator(MaxErrors) { MaxElements = model.MaxRowElements };
        TRows.Validate(in input, ref validator);
        clock.Mark(Phase.Validate);
        if (!validator.HasErrors)
            return null;
        model.Metrics.Rejected(validator.Errors);
        return new RowFailure(validator.Errors);
    }

    // The row is valid.
    private RowFailure? RunRow(in ModelLease lease, in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null)
    {
        prediction = default;
        if (Encode(lease.Model, in input, out TInputTensors? tensors) is { } refused)
            return refused;
        TOutputTensors? output;
        RowFailure? failure = state is null
            ? _tensors.RunRow(in lease, in tensors!, out output, cancellationToken, isPart: true)
            : _tensors.PredictRow(in lease, in tensors!, out output, cancellationToken, state, isPart: true);
        if (failure is null)
            prediction = Decode(lease.Model, output!);
        return failure;
    }

    private static RowFailure? Encode(LoadedModel model, in TInput input, out TInputTensors? tensors)
    {
        PhaseClock clock = model.Metrics.StartClock();
        try
        {
            RowFailure? refused = RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(model, in input, -1, out tensors);
            clock.Mark(Phase.Encode);
            if (refused is not null)
                model.Metrics.Rejected(refused.Errors);
            return refused;
        }
        catch (Exception exception) when (model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    private static TOutput Decode(LoadedModel model, TOutputTensors output)
    {
        PhaseClock clock = model.Metrics.StartClock();
        try
        {
            TOutput prediction = RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Decode(model, output);
            if (TRows.ValidatesOutput)
                CheckOutput(model, in prediction);
            clock.Mark(Phase.Decode);
            model.Metrics.Predicted();
            return prediction;
        }
        catch (Exception exception) when (model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    private static void CheckOutput(LoadedModel model, in TOutput prediction)
    {
        var validator = new ContractValidator(MaxErrors);
        TRows.ValidateOutput(in prediction, ref validator);
        if (validator.HasErrors)
            model.ReportOutput(validator.Errors);
    }

    private static void ThrowIfNull(in TInput input)
    {
        if (!typeof(TInput).IsValueType && input is null)
            throw new ArgumentNullException(nameof(input));
    }
}
