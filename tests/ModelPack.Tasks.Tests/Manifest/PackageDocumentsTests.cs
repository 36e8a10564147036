using System.Security.Cryptography;
using System.Text.Json;
using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Manifest;
using ModelPack.Tasks.Tests.Infrastructure;
using ModelPack.Testing;
using ModelPack.Testing.Judges;

namespace ModelPack.Tasks.Tests.Manifest;

public sealed class PackageDocumentsTests
{
    private const string Example = "{\"input\":{\"sepalLength\":5.1},\"output\":{\"species\":\"setosa\"}}\n";

    private static readonly ModelFacts s_facts = Records.Facts() with
    {
        TrainingRun = "run 7",
        TrainingData = "https://example.org/flowers",
        Replay = new ReplayFigures { Loaded = true, Examples = 1, MaxAbsoluteError = 0, MaxRelativeError = 1e-7, Runtime = "onnxruntime 1.31.1", Provider = "cpu" },
    };

    [Fact]
    public void The_manifest_has_the_digest_of_every_document_beside_it()
    {
        using var folder = new TemporaryFolder();
        PackageDocuments.Write(folder.Path, s_facts, Example, withSbom: true);

        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "modelpack.json")));
        Dictionary<string, string> digests = manifest.RootElement.GetProperty("documents").EnumerateArray().ToDictionary(static d => d.GetProperty("file").GetString()!, static d => d.GetProperty("sha256").GetString()!);
        string[] files = [.. Directory.EnumerateFiles(folder.Path).Select(static file => Path.GetFileName(file)).Where(static name => name != "modelpack.json").Order(StringComparer.Ordinal)];
        Assert.Equal(["examples.jsonl", "input.schema.json", "output.schema.json", "sbom.cdx.json"], files);
        Assert.All(files, name => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder.Path, name)))), digests[name]));
    }

    [Fact]
    public void The_manifest_is_valid_by_its_published_schema()
    {
        Assert.SkipUnless(JsonJudge.IsInstalled, JsonJudge.HowToInstall);
        using var folder = new TemporaryFolder();
        using var judge = new JsonJudge();
        judge.Define("manifest", File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "src/ModelPack/docs/modelpack.schema.json")));
        foreach (ModelFacts facts in (ModelFacts[])[s_facts, Records.Facts(), Records.FactsOfSpeech])
        {
            PackageDocuments.Write(folder.Path, facts, Example, withSbom: true);
            Assert.Null(judge.Judge("manifest", File.ReadAllText(Path.Combine(folder.Path, "modelpack.json"))));
        }

        Assert.NotNull(judge.Judge("manifest", "{}"));
    }

    [Fact]
    public void What_is_not_packed_any_more_is_removed_and_what_stays_keeps_its_date()
    {
        using var folder = new TemporaryFolder();
        PackageDocuments.Write(folder.Path, s_facts, Example, withSbom: true);
        string schema = Path.Combine(folder.Path, "input.schema.json");
        File.SetLastWriteTimeUtc(schema, DateTime.UnixEpoch);

        PackageDocuments.Write(folder.Path, s_facts, examples: null, withSbom: false);

        Assert.False(File.Exists(Path.Combine(folder.Path, "examples.jsonl")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "sbom.cdx.json")));
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(schema));
    }
}
