using System.Buffers;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ModelPack.Runtime.CompilerServices;
using ModelPack.Testing;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>A compiled contract with its model loaded, called as hosts call it: by JSON.</summary>
internal sealed class LoadedContract : IDisposable
{
    private readonly Type _predictor;
    private readonly IDisposable _model;

    private LoadedContract(Type predictor, string path)
    {
        _predictor = predictor;
        var options = new PredictorOptions { ModelPath = path, ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) };
        _model = (IDisposable)predictor.GetMethod("Load")!.Invoke(null, [options])!;
    }

    /// <summary>The digest of the contract.</summary>
    public string Digest => _predictor.Assembly.GetCustomAttribute<ContractRecordAttribute>()!.Digest;

    /// <summary>The contract record, parsed.</summary>
    public JsonElement Record => JsonDocument.Parse(_predictor.Assembly.GetCustomAttribute<ContractRecordAttribute>()!.Contract).RootElement;

    /// <summary>Generates, compiles and loads a contract over a file of <c>tests/models</c>.</summary>
    public static LoadedContract Open(string source, string file)
    {
        Assembly assembly = Generator.Run(new UserProject(source, TestModel.File(file))).Load();
        return new LoadedContract(assembly.GetCustomAttribute<ContractRecordAttribute>()!.Predictor, TestModels.Path(file));
    }

    /// <summary>The same over a model that the test builds; contracts name it <c>m.onnx</c>.</summary>
    public static LoadedContract Open(string source, OnnxModelBuilder model)
    {
        byte[] bytes = model.Build();
        Assembly assembly = Generator.Run(new UserProject(source, new TestModel("models/m.onnx", ModelSignatures.Of(bytes)))).Load();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".onnx");
        File.WriteAllBytes(path, bytes);
        try
        {
            return new LoadedContract(assembly.GetCustomAttribute<ContractRecordAttribute>()!.Predictor, path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The prediction of one row.</summary>
    public JsonElement Predict(string json, JsonInputOptions? options = null)
    {
        (string output, List<InputError> errors) = Call(json, nameof(CallOne), options);
        Assert.Empty(errors);
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>The predictions of many rows.</summary>
    public List<JsonElement> PredictBatch(IEnumerable<string> rows)
    {
        (string output, List<InputError> errors) = Call("[" + string.Join(",", rows) + "]", nameof(CallBatch));
        Assert.Empty(errors);
        return [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
    }

    /// <summary>The prediction of one row as its text.</summary>
    public string PredictText(string json) => Predict(json).GetRawText();

    /// <summary>The failures of one row, each as <c>path code</c>.</summary>
    public List<string> Failures(string json) => [.. Call(json, nameof(CallOne)).Errors.Select(error => $"{error.Path} {error.Code}")];

    /// <summary>Calls a static method of the contract's own class <c>Driver</c> with the predictor, for what JSON does not reach.</summary>
    public T Drive<T>(string method, params object[] arguments) =>
        (T)_predictor.Assembly.GetType("Acme.Models.Driver")!.GetMethod(method)!.Invoke(null, [_model, .. arguments])!;

    /// <summary>The failures of many rows.</summary>
    public List<string> BatchFailures(string json) => [.. Call(json, nameof(CallBatch)).Errors.Select(error => $"{error.Path} {error.Code}")];

    /// <summary>What is said of a row that is refused.</summary>
    public List<string> Messages(string json) => [.. Call(json, nameof(CallOne)).Errors.Select(error => error.Message)];

    public void Dispose() => _model.Dispose();

    private (string Output, List<InputError> Errors) Call(string json, string method, JsonInputOptions? options = null)
    {
        var output = new ArrayBufferWriter<byte>();
        var errors = new List<InputError>();
        typeof(LoadedContract).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(_predictor)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [_model, new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(json)), output, options ?? JsonInputOptions.Default, errors], null);
        return (Encoding.UTF8.GetString(output.WrittenSpan), errors);
    }

    private static void CallOne<T>(T predictor, ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, List<InputError> errors)
        where T : class, IModel<T> => Assert.Equal(T.TryPredictJson(predictor, json, output, options, errors), errors.Count == 0);

    private static void CallBatch<T>(T predictor, ReadOnlySequence<byte> json, IBufferWriter<byte> output, JsonInputOptions options, List<InputError> errors)
        where T : class, IModel<T> => Assert.Equal(T.TryPredictJsonBatch(predictor, json, output, options, errors), errors.Count == 0);
}
