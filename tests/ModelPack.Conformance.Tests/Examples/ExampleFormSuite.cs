extern alias runtime;
using System.Text.Json;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Golden;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Examples;

/// <summary>Golden data in each form that examples may have, replayed on what <c>modelpack new</c> writes for the model.</summary>
public sealed class ExampleFormSuite : IDisposable
{
    private static readonly Lazy<Task<GoldenRun>> s_run = new(static () => GoldenRun.Run([.. GoldenModel.Own, .. GoldenModel.Shared.ExceptBy(GoldenModel.Own.Select(static model => model.Name), static model => model.Name)]));

    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-examples-").FullName;

    public static TheoryData<string> Models => [.. GoldenModel.Own.Concat(GoldenModel.Shared).Select(static model => model.Name).Distinct()];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Tensors_by_name_give_what_the_reference_gave(string name)
    {
        (ExampleReplay replay, IReadOnlyList<RecordedData> data, _) = await Open(name);
        using (replay)
            Assert.Empty(replay.Problems(WriteLines(data), []));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task What_is_packed_of_them_is_read_again_and_packed_as_the_same(string name)
    {
        (ExampleReplay replay, IReadOnlyList<RecordedData> data, _) = await Open(name);
        using (replay)
        {
            string packed = replay.Pack(WriteLines(data));
            string file = Path.Combine(_folder, "packed.jsonl");
            await File.WriteAllTextAsync(file, packed, TestContext.Current.CancellationToken);
            Assert.Empty(replay.Problems(file, []));
            Assert.Equal(packed, replay.Pack(file));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task So_do_folders_of_test_data(string name)
    {
        (ExampleReplay replay, IReadOnlyList<RecordedData> data, ModelSignature signature) = await Open(name);
        using (replay)
        {
            for (int i = 0; i < data.Count; i++)
                TestDataWriter.Write(Path.Combine(_folder, "data", $"test_data_set_{i}"), data[i], signature);
            Assert.Empty(replay.Problems(Path.Combine(_folder, "data"), []));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task So_do_columns_of_a_csv_file(string name)
    {
        (ExampleReplay replay, IReadOnlyList<RecordedData> data, _) = await Open(name);
        using (replay)
        {
            var examples = new List<JsonElement>();
            Assert.Empty(replay.Problems(WriteLines(data), examples));
            string? csv = CsvWriter.Write(examples);
            Assert.SkipWhen(csv is null, "No example goes through the contract.");
            string file = Path.Combine(_folder, "examples.csv");
            await File.WriteAllTextAsync(file, csv, TestContext.Current.CancellationToken);
            Assert.Empty(replay.Problems(file, []));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task Past_the_contract_the_model_gives_the_same(string name)
    {
        (ExampleReplay replay, IReadOnlyList<RecordedData> data, _) = await Open(name);
        using (replay)
            Assert.Empty(data.SelectMany(recorded => replay.ProblemsAtModel(ExampleWriter.Line(recorded))));
    }

    [Fact]
    public async Task Another_output_is_found_through_the_contract_and_at_the_model()
    {
        (ExampleReplay replay, _, _) = await Open("iris-logreg-zipmap");
        using (replay)
        {
            const string Line = """{"tensors": {"features": [[5.1, 3.5, 1.4, 0.2]]}, "outputs": {"label": ["virginica"], "probabilities": [{"setosa": 0.5}]}}""";
            string file = Path.Combine(_folder, "other.jsonl");
            await File.WriteAllTextAsync(file, Line, TestContext.Current.CancellationToken);

            Assert.Equal(2, replay.Problems(file, []).Count());
            Assert.Equal(2, replay.ProblemsAtModel(Line).Count());
        }
    }

    [Fact]
    public async Task Most_examples_go_through_the_contract()
    {
        var past = new List<string>();
        foreach (string name in GoldenModel.Own.Select(static model => model.Name))
        {
            (ExampleReplay replay, IReadOnlyList<RecordedData> data, _) = await Open(name);
            using (replay)
            {
                _ = replay.Pack(WriteLines(data));
                if (replay.Notes.Count > 0)
                    past.Add(name);
            }
        }

        // Its examples carry a state on.
        Assert.Equal(["audio-gru-stateful"], past);
    }

    private static async Task<(ExampleReplay Replay, IReadOnlyList<RecordedData> Data, ModelSignature Signature)> Open(string name)
    {
        GoldenRun run = await s_run.Value;
        GoldenModel model = GoldenModel.Own.Concat(GoldenModel.Shared).First(candidate => candidate.Name == name);
        // A batch without rows is no example: nothing would run.
        IReadOnlyList<RecordedData> data = [.. GoldenFile.Read(model).Where(static recorded => recorded.Inputs.Values.SelectMany(static value => value.Tensors).All(static tensor => tensor.Elements.Length > 0))];
        Assert.True(OnnxSignatureReader.TryRead(model.Model, out ModelSignature? signature, out _));
        return (new ExampleReplay(run.RecordOf(model), model.Model, data[0].Tolerance), data, signature);
    }

    private string WriteLines(IReadOnlyList<RecordedData> data)
    {
        string file = Path.Combine(_folder, "examples.jsonl");
        File.WriteAllLines(file, data.Select(ExampleWriter.Line));
        return file;
    }
}
