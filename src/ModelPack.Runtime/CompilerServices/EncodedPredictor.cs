using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using ModelPack.Runtime.Loading;
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
    private readonly LoadedModel _model;

    private EncodedPredictor(Predictor<TInputTensors, TOutputTensors, TTensors> tensors)
    {
        _tensors = tensors;
        _model = tensors.Model;
    }

    internal LoadedModel Model => _model;

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.Descriptor"/>
    public static ModelDescriptor Descriptor => Predictor<TInputTensors, TOutputTensors, TTensors>.Descriptor;

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.Load"/>
    public static EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> Load(PredictorOptions? options = null)
    {
        options ??= new PredictorOptions();
        var predictor = new EncodedPredictor<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>(Predictor<TInputTensors, TOutputTensors, TTensors>.Open(options));
        if (options.WarmUp)
            predictor._tensors.WarmUp(predictor.TryRunExample);
        return predictor;
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

    /// <inheritdoc cref="Predictor{TInput, TOutput, TContract}.Dispose"/>
    public void Dispose() => _tensors.Dispose();

    private bool TryRunExample() => FirstExample.Read(Descriptor) is { } json
        && ContractJson<TInput, TOutput, TRows>.TryRead(in json, new JsonInputOptions(), [], out TInput? input, _model.MaxRowElements)
        && RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(_model, in input, -1, out TInputTensors? tensors) is null
        && _tensors.TryRun(in tensors!);

    internal RowFailure? PredictRow(in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null)
    {
        prediction = default;
        return Check(in input) ?? RunRow(in input, out prediction, cancellationToken, state);
    }

    private RowFailure? Check(in TInput input)
    {
        ThrowIfNull(in input);
        PhaseClock clock = _model.Metrics.StartClock();
        var validator = new ContractValidator(MaxErrors) { MaxElements = _model.MaxRowElements };
        TRows.Validate(in input, ref validator);
        clock.Mark(Phase.Validate);
        if (!validator.HasErrors)
            return null;
        _model.Metrics.Rejected(validator.Errors);
        return new RowFailure(validator.Errors);
    }

    // The row is valid.
    private RowFailure? RunRow(in TInput input, out TOutput? prediction, CancellationToken cancellationToken, SequenceState? state = null)
    {
        prediction = default;
        if (Encode(in input, out TInputTensors? tensors) is { } refused)
            return refused;
        TOutputTensors? output;
        RowFailure? failure = state is null
            ? _tensors.RunRow(in tensors!, out output, cancellationToken, isPart: true)
            : _tensors.PredictRow(in tensors!, out output, cancellationToken, state, isPart: true);
        if (failure is null)
            prediction = Decode(output!);
        return failure;
    }

    private RowFailure? Encode(in TInput input, out TInputTensors? tensors)
    {
        PhaseClock clock = _model.Metrics.StartClock();
        try
        {
            RowFailure? refused = RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(_model, in input, -1, out tensors);
            clock.Mark(Phase.Encode);
            if (refused is not null)
                _model.Metrics.Rejected(refused.Errors);
            return refused;
        }
        catch (Exception exception) when (_model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    private TOutput Decode(TOutputTensors output)
    {
        PhaseClock clock = _model.Metrics.StartClock();
        try
        {
            TOutput prediction = RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Decode(_model, output);
            if (TRows.ValidatesOutput)
                CheckOutput(in prediction);
            clock.Mark(Phase.Decode);
            _model.Metrics.Predicted();
            return prediction;
        }
        catch (Exception exception) when (_model.Metrics.Broke(exception))
        {
            throw;
        }
    }

    private void CheckOutput(in TOutput prediction)
    {
        var validator = new ContractValidator(MaxErrors);
        TRows.ValidateOutput(in prediction, ref validator);
        if (validator.HasErrors)
            _model.ReportOutput(validator.Errors);
    }

    private static void ThrowIfNull(in TInput input)
    {
        if (!typeof(TInput).IsValueType && input is null)
            throw new ArgumentNullException(nameof(input));
    }
}
