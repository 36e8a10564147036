using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class AppTests(Workspace workspace)
{
    [Fact]
    public void A_console_app_predicts_with_a_model_package_and_compiles_without_anything_of_ours()
    {
        IrisProject.Pack(workspace);
        AppProject.Write(workspace, "console/App", AppProject.PackageReference());

        CommandResult build = workspace.Run("console/App", "build", "-v:d").Succeeded().WithoutWarnings();

        Assert.DoesNotContain("ModelPack", Analyzers(build.CompilerCommandLine("App")), StringComparison.Ordinal);
        AppProject.AssertGolden(workspace.Run("console/App", "run", "--no-build"));
    }

    [Fact]
    public void A_model_reaches_an_app_through_a_library_in_build_and_publish()
    {
        IrisProject.Pack(workspace);
        workspace.Write("layers/Library/Library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>{AppProject.PackageReference()}</ItemGroup>
            </Project>
            """);
        workspace.Write("layers/Library/Empty.cs", "public class Empty;");
        AppProject.Write(workspace, "layers/App", """<ProjectReference Include="../Library/Library.csproj" />""");

        CommandResult publish = workspace.Run("layers/App", "publish", "-v:d", "-o", "published").Succeeded().WithoutWarnings();

        Assert.DoesNotContain("ModelPack", Analyzers(publish.CompilerCommandLine("Library")), StringComparison.Ordinal);
        Assert.DoesNotContain("ModelPack", Analyzers(publish.CompilerCommandLine("App")), StringComparison.Ordinal);
        AppProject.AssertGolden(workspace.Start("layers/App/published/App"));
        AppProject.AssertGolden(workspace.Start("layers/App/bin/Release/net10.0/App"));
    }

    [Fact]
    public void Changing_the_version_up_and_down_without_clean_loads_the_model_of_that_version()
    {
        IrisProject.Pack(workspace, "1.2.0");
        IrisProject.Pack(workspace, "1.3.0");
        foreach (string version in (string[])["1.2.0", "1.3.0", "1.2.0"])
        {
            AppProject.Write(workspace, "versions/App", AppProject.PackageReference(version));
            workspace.Run("versions/App", "publish", "-o", "published").Succeeded().WithoutWarnings();

            AppProject.AssertGolden(workspace.Start("versions/App/bin/Release/net10.0/App"), otherLabels: version == "1.3.0");
            AppProject.AssertGolden(workspace.Start("versions/App/published/App"), otherLabels: version == "1.3.0");
        }
    }

    [Theory]
    [InlineData("single", "<PublishSingleFile>true</PublishSingleFile><SelfContained>false</SelfContained>")]
    [InlineData("trimmed", "<PublishTrimmed>true</PublishTrimmed><TrimmerSingleWarn>false</TrimmerSingleWarn>")]
    [InlineData("extracted", "<PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained><IncludeAllContentForSelfExtract>true</IncludeAllContentForSelfExtract>")]
    public void A_published_app_predicts(string kind, string properties)
    {
        WriteApp(kind, properties);
        workspace.Run($"{kind}/App", "publish", "-o", "published", "--use-current-runtime").Succeeded().WithoutWarnings();
        AppProject.AssertGolden(workspace.Start($"{kind}/App/published/App"));
    }

    [Fact]
    public void A_native_app_predicts()
    {
        Assert.SkipUnless(Tools.Exists("clang"), "NativeAOT needs clang, and there is none.");
        WriteApp("native", "<PublishAot>true</PublishAot><TrimmerSingleWarn>false</TrimmerSingleWarn>");
        workspace.RunWithPlainCache("native/App", "publish", "-o", "published", "--use-current-runtime").Succeeded().WithoutWarnings();
        AppProject.AssertGolden(workspace.Start("native/App/published/App"));
    }

    private void WriteApp(string kind, string properties)
    {
        IrisProject.Pack(workspace);
        AppProject.Write(workspace, $"{kind}/App", AppProject.PackageReference(), properties);
    }

    private static string Analyzers(string command) =>
        string.Join('\n', command.Split(" /").Where(static argument => argument.StartsWith("analyzer:", StringComparison.Ordinal)));
}
