using System.Text.Json;
using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Manifest;
using ModelPack.Testing.Judges;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class SbomDocumentTests
{
    private static readonly ModelFacts s_full = Records.Facts() with
    {
        License = "MIT OR Apache-2.0",
        Authors = "Acme",
        Repository = "https://example.org/iris.git",
        Commit = "0123456789abcdef0123456789abcdef01234567",
        Task = "tabular-classification",
        TrainingRun = "https://example.org/runs/7",
        TrainingData = "flowers of 1936",
        Replay = new ReplayFigures { Loaded = true, Examples = 3, MaxAbsoluteError = 1.2e-7, Runtime = "onnxruntime 1.31.1", Provider = "cpu" },
        Dependencies = [new PackageDependency("Microsoft.ML.OnnxRuntime", "1.31.1", new string('d', 128)), new PackageDependency("Local", "1.0.0")],
    };

    [Fact]
    public void It_is_valid_by_the_published_schema_of_CycloneDX()
    {
        Assert.SkipUnless(JsonJudge.IsInstalled, JsonJudge.HowToInstall);
        using var judge = new JsonJudge();
        judge.DefineCycloneDx("bom");
        Assert.Equal([null, null, null], judge.Judge("bom", [SbomDocument.Write(s_full), SbomDocument.Write(Records.Facts()), SbomDocument.Write(Records.FactsOfSpeech)]));
        Assert.NotNull(judge.Judge("bom", SbomDocument.Write(s_full).Replace("machine-learning-model", "model", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_has_the_digest_of_every_file()
    {
        using JsonDocument bom = JsonDocument.Parse(SbomDocument.Write(s_full));
        string[] digests = [.. bom.RootElement.GetProperty("components").EnumerateArray().Where(static c => c.GetProperty("type").GetString() == "file").Select(static c => c.GetProperty("hashes")[0].GetProperty("content").GetString()!)];
        Assert.Equal(s_full.Payload.Files.Select(static file => file.Sha256), digests);
        Assert.Equal(s_full.Payload.Files[0].Sha256, bom.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("hashes")[0].GetProperty("content").GetString());
    }

    [Fact]
    public void It_says_what_running_the_model_showed_and_what_it_was_trained_on()
    {
        using JsonDocument bom = JsonDocument.Parse(SbomDocument.Write(s_full));
        JsonElement card = bom.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("modelCard");
        Assert.Equal("tabular-classification", card.GetProperty("modelParameters").GetProperty("task").GetString());
        Assert.Equal("flowers of 1936", card.GetProperty("modelParameters").GetProperty("datasets")[0].GetProperty("name").GetString());
        Assert.Equal("1.2E-07", card.GetProperty("quantitativeAnalysis").GetProperty("performanceMetrics")[1].GetProperty("value").GetString());
    }

    [Fact]
    public void A_name_that_is_no_address_is_no_reference()
    {
        using JsonDocument bom = JsonDocument.Parse(SbomDocument.Write(s_full with { TrainingRun = "mlflow run 7", Repository = "" }));
        Assert.False(bom.RootElement.GetProperty("metadata").GetProperty("component").TryGetProperty("externalReferences", out _));
    }

    [Fact]
    public void Another_content_has_another_serial_number()
    {
        Assert.NotEqual(SerialNumber(s_full), SerialNumber(s_full with { Payload = new Payload("iris", "Acme.Models.Iris", "1.2.1", s_full.Payload.Files) }));
        Assert.NotEqual(SerialNumber(s_full), SerialNumber(s_full with { License = "MIT" }));
    }

    [Fact]
    public void Documents_beside_the_model_are_files_of_it()
    {
        using JsonDocument bom = JsonDocument.Parse(SbomDocument.Write(s_full with { Documents = [new PayloadFile("examples.jsonl", 5, new string('e', 64))] }));
        Assert.Contains(bom.RootElement.GetProperty("components").EnumerateArray(), static component => component.GetProperty("name").GetString() == "examples.jsonl" && component.GetProperty("hashes")[0].GetProperty("content").GetString() == new string('e', 64));
    }

    [Fact]
    public void Each_dataset_is_named_with_its_address_where_it_has_one()
    {
        using JsonDocument bom = JsonDocument.Parse(SbomDocument.Write(s_full with { TrainingData = "https://example.org/iris.csv; flowers of 1936" }));
        JsonElement datasets = bom.RootElement.GetProperty("metadata").GetProperty("component").GetProperty("modelCard").GetProperty("modelParameters").GetProperty("datasets");
        Assert.Equal("https://example.org/iris.csv", datasets[0].GetProperty("contents").GetProperty("url").GetString());
        Assert.Equal("flowers of 1936", datasets[1].GetProperty("name").GetString());
        Assert.False(datasets[1].TryGetProperty("contents", out _));
    }

    [Fact]
    public void The_same_facts_give_the_same_bytes() => Assert.Equal(SbomDocument.Write(s_full), SbomDocument.Write(s_full));

    private static string SerialNumber(ModelFacts facts)
    {
        using JsonDocument bom = JsonDocument.Parse(SbomDocument.Write(facts));
        return bom.RootElement.GetProperty("serialNumber").GetString()!;
    }
}
