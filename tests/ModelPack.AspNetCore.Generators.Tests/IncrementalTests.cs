using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelPack.AspNetCore.Generators.Tests;

public sealed class IncrementalTests
{
    private static readonly string s_contract = Compilations.Contract("App.IrisPredictor", "\"iris.onnx\"");

    private readonly MetadataReference _package = Compilations.Package("Acme", ("Acme.PenguinsPredictor", "penguins"));

    [Fact]
    public void The_first_run_makes_everything_new()
    {
        Generated run = Generated.Run(Compilations.App(s_contract, _package));
        Assert.Equal([IncrementalStepRunReason.New], run.Reasons(StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.New], run.Reasons(StepNames.ReadReferences));
        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New], run.Reasons(StepNames.Endpoints));
    }

    [Fact]
    public void An_edit_elsewhere_emits_nothing_again()
    {
        Generated run = Generated.Run(Compilations.App(s_contract, _package)).Edit(static app => Add(app, "class Unrelated;"));
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(StepNames.ReadReferences));
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(StepNames.FindMapModel));
        Assert.Equal([IncrementalStepRunReason.Cached], run.Reasons(StepNames.NameEndpoints));
        Assert.All(run.Reasons(StepNames.Endpoints), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void An_edit_inside_the_contract_class_leaves_its_facts_unchanged()
    {
        Generated run = Generated.Run(Compilations.App(s_contract, _package)).Edit(static app => Replace(app, "=> 0;", "=> 1;"));
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons(StepNames.ParseContracts));
        Assert.All(run.Reasons(StepNames.Endpoints), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void Another_model_name_emits_its_method_only()
    {
        Generated run = Generated.Run(Compilations.App(s_contract, _package)).Edit(static app => Replace(app, "iris.onnx", "flowers.onnx"));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(StepNames.ParseContracts));
        Assert.Equal([IncrementalStepRunReason.Unchanged, IncrementalStepRunReason.Modified], run.Reasons(StepNames.Endpoints));
        Assert.Equal(["MapIrisPredictor /models/flowers", "MapPenguinsPredictor /models/penguins"], run.Methods);
    }

    [Fact]
    public void A_package_that_is_added_gets_its_method()
    {
        Generated run = Generated.Run(Compilations.App(s_contract)).Edit(app => app.AddReferences(_package));
        Assert.Equal([IncrementalStepRunReason.Modified], run.Reasons(StepNames.ReadReferences));
        Assert.Equal(["MapIrisPredictor /models/iris", "MapPenguinsPredictor /models/penguins"], run.Methods);
    }

    private static CSharpCompilation Add(CSharpCompilation app, string source) =>
        app.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)app.SyntaxTrees[0].Options, "Other.cs"));

    private static CSharpCompilation Replace(CSharpCompilation app, string old, string text)
    {
        SyntaxTree tree = app.SyntaxTrees[0];
        return app.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(old, text, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));
    }
}
