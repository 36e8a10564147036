extern alias replay;
extern alias runtime;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using replay::ModelPack.Packages.Contracts;
using replay::ModelPack.Packages.Replaying;
using replay::ModelPack.Replay.Examples;
using replay::ModelPack.Replay.Examples.Json;
using replay::ModelPack.Replay.Running;
using runtime::ModelPack;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.Examples;

/// <summary>Replays example files on a compiled contract, as the build does.</summary>
internal sealed class ExampleReplay : IDisposable
{
    private readonly ILoadedPredictor _predictor;
    private readonly ReplayTarget _target;
    private readonly replay::ModelPack.Replay.Comparing.Tolerance _tolerance;

    public ExampleReplay(ContractRecordAttribute record, string model, Data.Tolerance tolerance)
    {
        var options = new PredictorOptions
        {
            ModelPath = model,
            ExpectedDigest = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model))),
            ConfigureSession = session => session.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", Path.GetDirectoryName(model)!),
            WarmUp = false,
        };
        _predictor = (ILoadedPredictor)Activator.CreateInstance(typeof(LoadedPredictor<>).MakeGenericType(record.Predictor), options)!;
        var contract = Contract.Parse(new ContractRecord(record.Model, record.Predictor.FullName!, record.Digest, record.Contract, record.Signature, []));
        _target = new ReplayTarget(_predictor, contract, _predictor.Descriptor.Signature, new ModelReplay { Name = record.Model, Written = model, File = model });
        _tolerance = new(tolerance.Absolute, tolerance.Relative);
    }

    /// <summary>What was noted while reading.</summary>
    public HashSet<string> Notes { get; } = [];

    /// <summary>What does not hold of a file's examples.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="contract">Takes the examples that go through the contract, as they are packed.</param>
    public IEnumerable<string> Problems(string path, ICollection<JsonElement> contract)
    {
        var problems = new List<ExampleProblem>();
        Example[] examples = [.. ExampleFile.Read(path, _target.Contract, _target.Signature, problems, Notes, _target.Assembly)];
        foreach (Example example in examples.OfType<ContractExample>())
            contract.Add(Packed(example));
        return
        [
            .. problems.Select(static problem => $"line {problem.Line}: {problem.Message}"),
            .. examples.SelectMany(example => Problems(example, example.Replay(_target, _tolerance))),
        ];
    }

    /// <summary>What does not hold of a line by tensor name, run on the model itself.</summary>
    public IEnumerable<string> ProblemsAtModel(string line)
    {
        var signature = _target.Signature;
        JsonObject example = JsonNode.Parse(line)!.AsObject();
        var tensors = new ValueReader(signature.Inputs.ToDictionary(static input => input.Name, static input => input.Type), default, "input").Read(example["tensors"]!.AsObject());
        var outputs = new ValueReader(signature.Outputs.ToDictionary(static output => output.Name, static output => output.Type), signature.ClassLabels, "output").Read(example["outputs"]!.AsObject());
        var atModel = new ModelExample(new ExamplePlace("", 0), tensors, outputs);
        return Problems(atModel, atModel.Replay(_target, _tolerance));
    }

    /// <summary>The examples of a file as they are packed.</summary>
    public string Pack(string path) =>
        string.Concat(ExampleFile.Read(path, _target.Contract, _target.Signature, [], Notes, _target.Assembly).Select(static example => Packed(example).GetRawText() + "\n"));

    /// <inheritdoc/>
    public void Dispose()
    {
        _target.Dispose();
        _predictor.Dispose();
    }

    private IEnumerable<string> Problems(Example example, ExampleOutcome outcome) =>
    [
        .. outcome.Refusals.Select(refusal => $"line {example.Line}: {refusal.Path}: {refusal.Message}"),
        .. outcome.Deviations.Take(3).Select(deviation => $"line {example.Line}: {deviation.Describe(_tolerance)}"),
    ];

    private static JsonElement Packed(Example example)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            example.Write(writer);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
