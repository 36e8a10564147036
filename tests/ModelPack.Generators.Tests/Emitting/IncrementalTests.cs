using Microsoft.CodeAnalysis;
using ModelPack.Generators.Tests.Testing;

namespace ModelPack.Generators.Tests.Emitting;

/// <summary>What runs again after an edit, by the reason that the driver gives.</summary>
public sealed class IncrementalTests
{
    private const string Model = "iris-logreg-zipmap.onnx";

    private const string Helper = """
        namespace Acme.Models { public static class Helper { public static int Answer() { return 42; } } }
        """;

    [Fact]
    public void The_first_run_makes_everything_new()
    {
        GeneratorRun run = Start();

        Assert.Equal([IncrementalStepRunReason.New], Reasons(run, StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.New], Reasons(run, StepNames.BindModels));
        Assert.Equal([IncrementalStepRunReason.New], Outputs(run));
    }

    [Theory]
    [InlineData("42", "43")]
    [InlineData("public static int Answer", "/* why */ public static int Answer")]
    [InlineData("public static class Helper {", "public static class Helper { public const int More = 1;")]
    public void Editing_other_code_emits_nothing(string from, string to)
    {
        GeneratorRun run = EditFile(Start(), "Helper.cs", from, to);

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(run, StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run, StepNames.BindModels));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run, StepNames.ReadSignatures));
        Assert.Equal([IncrementalStepRunReason.Cached], Outputs(run));
    }

    [Theory]
    [InlineData("/// <summary>One flower.</summary>", "// A comment.\n\n/// <summary>One flower.</summary>")]
    [InlineData("public sealed partial class IrisPredictor : IPredictor<IrisInput, IrisPrediction>;", "public sealed partial class IrisPredictor : IPredictor<IrisInput, IrisPrediction> { private int Count() => 1; }")]
    public void Editing_what_the_contract_does_not_say_emits_nothing(string from, string to)
    {
        GeneratorRun run = EditFile(Start(), "Contract.cs", from, to);

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(run, StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.Cached], Outputs(run));
    }

    [Theory]
    [InlineData("Range(0.1, 10)] public required float PetalWidth", "Range(0.1, 9)] public required float PetalWidth")]
    [InlineData("One flower.", "One flower, measured.")]
    [InlineData("float SepalLength", "double SepalLength")]
    public void Editing_the_contract_emits_it_again(string from, string to)
    {
        GeneratorRun run = EditFile(Start(), "Contract.cs", from, to);

        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, StepNames.BindModels));
        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run, StepNames.ReadSignatures));
        Assert.Equal([IncrementalStepRunReason.Modified], Outputs(run));
    }

    [Fact]
    public void Another_signature_emits_the_contract_again()
    {
        GeneratorRun run = EditModel(Start(), text => text.Replace("Iris species, logistic regression", "Retrained"));

        Assert.Equal([IncrementalStepRunReason.Unchanged], Reasons(run, StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, StepNames.ReadSignatures));
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(run, StepNames.BindModels));
        Assert.Equal([IncrementalStepRunReason.Modified], Outputs(run));
    }

    [Fact]
    public void A_signature_file_written_again_with_the_same_text_emits_nothing()
    {
        GeneratorRun run = EditModel(Start(), text => text);

        Assert.Equal([IncrementalStepRunReason.Cached], Reasons(run, StepNames.ReadSignatures));
        Assert.Equal([IncrementalStepRunReason.Cached], Outputs(run));
    }

    [Fact]
    public void A_second_contract_leaves_the_first_alone()
    {
        GeneratorRun run = Start().Edit(source => source.AddSyntaxTrees(UserProject.Parse(
            Contracts.Iris.Replace("Acme.Models", "Acme.Others").Replace("[ModelContract(\"models/", "[ModelContract(\""), "Second.cs")));

        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.New], Reasons(run, StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], Outputs(run));
    }

    private static GeneratorRun Start()
    {
        GeneratorRun run = Generator.Run(new UserProject(Contracts.Iris, TestModel.File(Model)) { OtherSources = [("Helper.cs", Helper)] });
        run.AssertCompiles();
        return run;
    }

    private static GeneratorRun EditFile(GeneratorRun run, string file, string from, string to) => run.Edit(source =>
    {
        SyntaxTree old = source.SyntaxTrees.Single(tree => tree.FilePath == file);
        Assert.Contains(from, old.ToString());
        return source.ReplaceSyntaxTree(old, UserProject.Parse(old.ToString().Replace(from, to), file));
    });

    private static GeneratorRun EditModel(GeneratorRun run, Func<string, string> edit)
    {
        TestModel model = TestModel.File(Model);
        return run.Edit(static source => source, driver => driver.ReplaceAdditionalTexts([new SignatureFile(model with { Signature = edit(model.Signature) })]));
    }

    private static List<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) => [.. run.Steps[step].SelectMany(one => one.Outputs).Select(output => output.Reason)];

    private static List<IncrementalStepRunReason> Outputs(GeneratorRun run) => [.. run.OutputSteps.SelectMany(step => step.Outputs).Select(output => output.Reason)];
}
