using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class ModelNameTests(Workspace workspace)
{
    [Theory]
    [InlineData("packages", """<PackageReference Include="Other.Iris" Version="1.0.0" />""")]
    [InlineData("project", """<ProjectReference Include="../../names/Other/Other.csproj" />""")]
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
        workspace.Write("names/Other/Other.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><PackageId>Other.Iris</PackageId></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="ModelPack" Version="{workspace.Version}" />
                <OnnxModel Include="models/iris.onnx" Contract="None" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write("names/Other/Empty.cs", "namespace Other;\npublic class Empty;");
        IrisProject.WriteModel(workspace, "names/Other/models/iris.onnx", otherLabels: true);
        return workspace.Run("names/Other", "pack", "-o", workspace.Feed);
    });
}
