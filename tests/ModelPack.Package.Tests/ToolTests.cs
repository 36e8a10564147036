using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

public class ToolTests(Workspace workspace)
{
    [Fact]
    public void A_scaffold_builds_without_a_warning_and_packs_at_once()
    {
        string model = TestModels.Path("iris-logreg-zipmap.onnx");
        ModelPackTool.Run(workspace, "new", model, "--output", "new 모델", "--name", "Iris", "--package", "Acme.Models.New").Succeeded();

        workspace.Run("new 모델", "pack", "-warnaserror", "-o", Path.Combine(workspace.Root, "new packages")).Succeeded().WithoutWarnings();

        string package = Path.Combine(workspace.Root, "new packages", "Acme.Models.New.0.1.0.nupkg");
        Assert.Contains("modelpack/iris-logreg-zipmap/iris-logreg-zipmap.onnx", PackageContent.Names(package));
        CommandResult shown = ModelPackTool.Run(workspace, "inspect", package).Succeeded();
        Assert.Matches("predictor +Acme.Models.IrisPredictor", shown.Output);
        Assert.Matches("licence +LicenseRef-NotStated", shown.Output);
    }

    [Fact]
    public void Scaffolds_of_all_models_build_without_a_warning_and_pack_in_one_project()
    {
        string package = ScaffoldedProject.PackAll(workspace);
        string[] names = PackageContent.Names(package);
        string card = PackageContent.Text(package, "README.md");
        foreach (string model in ScaffoldedProject.Models.Select(static model => Path.GetFileNameWithoutExtension(model)))
        {
            string folder = $"modelpack/{model}/";
            Assert.Contains($"{folder}{model}.onnx", names);
            Assert.Contains($"{folder}modelpack.json", names);
            Assert.Contains($"{folder}input.schema.json", names);
            Assert.Contains($"{folder}output.schema.json", names);
            Assert.Contains(model, card, StringComparison.Ordinal);
        }
    }
}
