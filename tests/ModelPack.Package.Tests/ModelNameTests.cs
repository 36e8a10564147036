using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class ModelNameTests(Workspace workspace)
{
    [Theory]
    [InlineData("packages", """<PackageReference Include="Other.Iris" Version="1.0.0" />""")]
    [InlineData("project", """<ProjectReference Include="../../names/Other/Acme.Models.Iris.csproj" />""")]
    public void Two_models_of_one_name_in_an_app_are_an_error_that_names_both_packages(string kind, string reference)
    {
        IrisProject.Pack(workspace);
        PackOther();
        AppProject.Write(workspace, $"{kind} names/App", AppProject.PackageReference() + reference);

        CommandResult build = workspace.Run($"{kind} names/App", "build").Failed();

        Assert.Contains("App.csproj : error MPK2008: ", build.Output, StringComparison.Ordinal);
        Assert.Matches("(Acme.Models.Iris and Other.Iris|Other.Iris and Acme.Models.Iris) both have a model 'iris'", build.Output);
    }

    private void PackOther() => workspace.Once("other iris", () =>
    {
        IrisProject.Write(workspace, "names/Other", "1.0.0", "<TargetFramework>net10.0</TargetFramework><PackageId>Other.Iris</PackageId><AssemblyName>Other.Iris</AssemblyName>");
        string source = Path.Combine(workspace.Root, "names/Other/IrisPredictor.cs");
        File.WriteAllText(source, File.ReadAllText(source).Replace("namespace Acme.Models;", "namespace Other;", StringComparison.Ordinal));
        IrisProject.WriteModel(workspace, "names/Other/models/iris.onnx", otherLabels: true);
        return workspace.Run("names/Other", "pack", "-o", workspace.Feed);
    });
}
