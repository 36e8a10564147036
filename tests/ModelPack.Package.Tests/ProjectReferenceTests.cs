using System.Xml.Linq;
using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

public class ProjectReferenceTests(Workspace workspace)
{
    private const string Model = "inner/Iris/models/iris.onnx";

    [Fact]
    public void An_app_above_a_library_above_a_model_project_runs_tests_publishes_and_follows_the_model()
    {
        IrisProject.Write(workspace, "inner/Iris");
        workspace.Write("inner/Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Iris/{IrisProject.Id}.csproj" /></ItemGroup>
            </Project>
            """);
        workspace.Write("inner/Library/Empty.cs", "public class Empty;");
        AppProject.Write(workspace, "inner/App", """<ProjectReference Include="../Library/Library.csproj" />""");

        workspace.Run("inner/App", "build").Succeeded().WithoutWarnings();
        AppProject.AssertGolden(workspace.Start("inner/App/bin/Debug/net10.0/App"));

        // Of equal size, and older than what was copied: neither date nor size tells.
        IrisProject.WriteModel(workspace, Model, otherLabels: true);
        File.SetLastWriteTimeUtc(Path.Combine(workspace.Root, Model), DateTime.UtcNow.AddYears(-1));
        AppProject.AssertGolden(workspace.Run("inner/App", "run"), otherLabels: true);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(workspace.Root, "inner/App/bin"), "iris.onnx", SearchOption.AllDirectories));

        workspace.Run("inner/App", "publish", "-o", "published").Succeeded().WithoutWarnings();
        AppProject.AssertGolden(workspace.Start("inner/App/published/App"), otherLabels: true);

        IrisProject.WriteModel(workspace, Model);
        workspace.Run("inner/App", "publish", "-o", "published").Succeeded().WithoutWarnings();
        AppProject.AssertGolden(workspace.Start("inner/App/published/App"));
        Test();
    }

    private void Test()
    {
        workspace.Write("inner/global.json", """{ "test": { "runner": "Microsoft.Testing.Platform" } }""");
        workspace.Write("inner/Tests/Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <UseMicrosoftTestingPlatformRunner>true</UseMicrosoftTestingPlatformRunner>
                <TestingPlatformDotnetTestSupport>true</TestingPlatformDotnetTestSupport>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="xunit.v3" Version="{XunitVersion()}" />
                <ProjectReference Include="../Library/Library.csproj" />
              </ItemGroup>
            </Project>
            """);
        workspace.Write("inner/Tests/LoadTests.cs", """
            public class LoadTests
            {
                [Xunit.Fact]
                public void The_model_is_here()
                {
                    using var iris = Acme.Models.IrisPredictor.Load();
                }
            }
            """);

        Assert.Contains("succeeded: 1", workspace.Run("inner", "test", "--project", "Tests").Succeeded().Output, StringComparison.Ordinal);
    }

    private static string XunitVersion() => XDocument.Load(Path.Combine(TestModels.RepositoryRoot, "Directory.Packages.props"))
        .Descendants("PackageVersion").Where(static package => (string?)package.Attribute("Include") == "xunit.v3").Select(static package => (string)package.Attribute("Version")!).Single();
}
