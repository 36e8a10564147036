using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Manifest;
using ModelPack.Testing;
using ModelPack.Testing.Judges;

namespace ModelPack.Conformance.Tests.Documents;

/// <summary>The documents of contracts of all kinds, held against those who read them: a compiler, and the published schemas.</summary>
public class PackagedDocumentTests
{
    [Fact]
    public async Task The_example_of_every_card_compiles()
    {
        DescribedContracts contracts = await DescribedContracts.All;
        Assert.InRange(contracts.Facts.Count, 40, int.MaxValue);
        Assert.Empty(contracts.Assembly.CompileUser(contracts.Facts.Select(static facts => KeyValuePair.Create(facts.Contract.Predictor, InMethod(facts)))));
    }

    [Fact]
    public async Task Every_manifest_is_valid_by_its_schema()
    {
        Assert.SkipUnless(JsonJudge.IsInstalled, JsonJudge.HowToInstall);
        DescribedContracts contracts = await DescribedContracts.All;
        using var judge = new JsonJudge();
        judge.Define("manifest", File.ReadAllText(Path.Combine(TestModels.RepositoryRoot, "src/ModelPack/docs/modelpack.schema.json")));
        Assert.All(judge.Judge("manifest", contracts.Facts.Select(ManifestDocument.Write)), Assert.Null);
    }

    [Fact]
    public async Task Every_bill_of_materials_is_valid_by_the_schema_of_CycloneDX()
    {
        Assert.SkipUnless(JsonJudge.IsInstalled, JsonJudge.HowToInstall);
        DescribedContracts contracts = await DescribedContracts.All;
        using var judge = new JsonJudge();
        judge.DefineCycloneDx("bom");
        var replay = new ReplayFigures { Loaded = true, Examples = 2, MaxAbsoluteError = 1e-7, Runtime = "onnxruntime 1.31.1", Provider = "cpu" };
        Assert.All(judge.Judge("bom", contracts.Facts.Select(facts => SbomDocument.Write(facts with { Replay = replay, License = "MIT", TrainingRun = "a b c", TrainingData = "https://example.org/d" }))), Assert.Null);
    }

    // A card's example is a program; many of them are compiled together.
    private static string InMethod(ModelFacts facts)
    {
        string[] parts = CardExample.CSharp(facts.Contract).Split("\n\n", 2);
        return $"{parts[0]}\n\nstatic class {facts.Contract.Predictor.Replace('.', '_')}\n{{\n    static void Run()\n    {{\n{parts[1]}\n    }}\n}}\n";
    }
}
