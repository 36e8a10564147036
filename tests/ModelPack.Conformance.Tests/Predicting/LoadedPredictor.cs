extern alias runtime;
using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using runtime::ModelPack;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.Predicting;

/// <summary>A generated predictor with its model loaded, called through its typed members.</summary>
internal sealed class LoadedPredictor : IDisposable
{
    private readonly IDisposable _predictor;
    private readonly Calls _calls;

    /// <summary>Loads a model of the corpus by path and digest.</summary>
    public LoadedPredictor(ContractRecordAttribute contract, string model)
    {
        var options = new PredictorOptions { ModelPath = model, ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model))) };
        // No manifest tells of files beside the model.
        options.ConfigureSession = session => session.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(model)!);
        Type typed = contract.Predictor.GetInterfaces().Single(static type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IPredictor<,>));
        InputType = typed.GetGenericArguments()[0];
        OutputType = typed.GetGenericArguments()[1];
        Contract = new BoundContract(contract.Contract);
        _calls = (Calls)Activator.CreateInstance(typeof(Calls<,,>).MakeGenericType(contract.Predictor, InputType, OutputType))!;
        _predictor = (IDisposable)contract.Predictor.GetMethod("Load")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [options], null)!;
    }

    /// <summary>The type of a row of input.</summary>
    public Type InputType { get; }

    /// <summary>The type of a prediction.</summary>
    public Type OutputType { get; }

    /// <summary>What the contract binds.</summary>
    public BoundContract Contract { get; }

    /// <summary>The prediction of one row.</summary>
    public object Predict(object row) => _calls.Predict(_predictor, row);

    /// <summary>The predictions of many rows.</summary>
    public object[] PredictBatch(IReadOnlyList<object> rows) => _calls.PredictBatch(_predictor, rows);

    /// <summary>Opens a sequence, of a predictor that carries states.</summary>
    public LoadedSequence OpenSequence() => new(_predictor.GetType().GetMethod("OpenSequence")!.Invoke(_predictor, null)!, typeof(ISequence<,>).MakeGenericType(InputType, OutputType));

    /// <summary>The JSON of the predictions of rows in JSON.</summary>
    /// <param name="rows">An object, or an array of them.</param>
    /// <param name="isBatch">Which of both.</param>
    /// <exception cref="InvalidInputException">Rows are refused.</exception>
    public JsonElement PredictJson(string rows, bool isBatch)
    {
        var output = new ArrayBufferWriter<byte>();
        var errors = new List<InputError>();
        if (!_calls.PredictJson(_predictor, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(rows)), output, errors, isBatch))
            throw new InvalidInputException(errors);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }

    /// <inheritdoc/>
    public void Dispose() => _predictor.Dispose();

    private abstract class Calls
    {
        public abstract object Predict(object predictor, object row);

        public abstract object[] PredictBatch(object predictor, IReadOnlyList<object> rows);

        public abstract bool PredictJson(object predictor, in ReadOnlySequence<byte> rows, IBufferWriter<byte> output, ICollection<InputError> errors, bool isBatch);
    }

    private sealed class Calls<TPredictor, TInput, TOutput> : Calls
        where TPredictor : class, IModel<TPredictor>
        where TInput : class
        where TOutput : class
    {
        public override object Predict(object predictor, object row) => ((IPredictor<TInput, TOutput>)predictor).Predict((TInput)row);

        public override object[] PredictBatch(object predictor, IReadOnlyList<object> rows) =>
            ((IPredictor<TInput, TOutput>)predictor).PredictBatch(rows.Cast<TInput>().ToArray());

        public override bool PredictJson(object predictor, in ReadOnlySequence<byte> rows, IBufferWriter<byte> output, ICollection<InputError> errors, bool isBatch) => isBatch
            ? TPredictor.TryPredictJsonBatch((TPredictor)predictor, rows, output, JsonInputOptions.Default, errors)
            : TPredictor.TryPredictJson((TPredictor)predictor, rows, output, JsonInputOptions.Default, errors);
    }
}
