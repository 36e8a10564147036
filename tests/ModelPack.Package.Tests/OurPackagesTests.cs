using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class OurPackagesTests(Workspace workspace)
{
    [Fact]
    public void ModelPack_holds_generator_tasks_and_targets_and_nothing_that_flows_to_apps() => Assert.Equal(
        [
            "ModelPack.nuspec",
            "build/ModelPack.Assets.targets",
            "build/ModelPack.Baseline.targets",
            "build/ModelPack.Manifests.targets",
            "build/ModelPack.Output.targets",
            "build/ModelPack.Pack.targets",
            "build/ModelPack.Payloads.targets",
            "build/ModelPack.Replay.targets",
            "build/ModelPack.Signatures.targets",
            "build/ModelPack.Tasks.targets",
            "build/ModelPack.props",
            "build/ModelPack.targets",
            "buildMultiTargeting/ModelPack.props",
            "buildMultiTargeting/ModelPack.targets",
            "tools/net10.0/ModelPack.Packages.dll",
            "tools/net10.0/ModelPack.Signatures.dll",
            "tools/net10.0/ModelPack.Tasks.deps.json",
            "tools/net10.0/ModelPack.Tasks.dll",
            "tools/net10.0/NJsonSchema.Annotations.dll",
            "tools/net10.0/NJsonSchema.dll",
            "tools/net10.0/Namotion.Reflection.dll",
            "tools/net10.0/Newtonsoft.Json.dll",
            "tools/net10.0/NuGet.Common.dll",
            "tools/net10.0/NuGet.Configuration.dll",
            "tools/net10.0/NuGet.Frameworks.dll",
            "tools/net10.0/NuGet.Packaging.dll",
            "tools/net10.0/NuGet.Versioning.dll",
            "tools/net10.0/System.Security.Cryptography.Pkcs.dll",
            "tools/net10.0/System.Security.Cryptography.ProtectedData.dll",
            "tools/net10.0/replay/ModelPack.Replay.dll",
            "tools/net10.0/replay/ModelPack.Replay.runtimeconfig.json",
            "tools/roslyn/ModelPack.CodeFixes.dll",
            "tools/roslyn/ModelPack.Generators.dll",
        ],
        Names("ModelPack").Where(name => !name.StartsWith("docs/", StringComparison.Ordinal) && name is not "README.md"));

    [Fact]
    public void ModelPack_Runtime_holds_its_assembly_and_the_targets_of_apps() => Assert.Equal(
        [
            "ModelPack.Runtime.nuspec",
            "buildTransitive/ModelPack.Links.targets",
            "buildTransitive/ModelPack.Names.targets",
            "buildTransitive/ModelPack.Natives.targets",
            "buildTransitive/ModelPack.Runtime.targets",
            "lib/net10.0/ModelPack.Runtime.dll",
            "lib/net10.0/ModelPack.Runtime.xml",
        ],
        Names("ModelPack.Runtime").Where(name => name is not "README.md"));

    [Fact]
    public void ModelPack_AspNetCore_holds_its_assembly_and_its_generator() => Assert.Equal(
        ["ModelPack.AspNetCore.nuspec", "analyzers/dotnet/cs/ModelPack.AspNetCore.Generators.dll", "lib/net10.0/ModelPack.AspNetCore.dll", "lib/net10.0/ModelPack.AspNetCore.xml"],
        Names("ModelPack.AspNetCore").Where(name => name is not "README.md"));

    [Fact]
    public void ModelPack_Grpc_holds_its_assembly_and_nothing_that_generates_code_in_apps()
    {
        Assert.Equal(["ModelPack.Grpc.nuspec", "lib/net10.0/ModelPack.Grpc.dll", "lib/net10.0/ModelPack.Grpc.xml"], Names("ModelPack.Grpc").Where(name => name is not "README.md"));
        Assert.DoesNotContain("Grpc.Tools", PackageContent.Text(Path.Combine(workspace.Feed, $"ModelPack.Grpc.{workspace.Version}.nupkg"), "ModelPack.Grpc.nuspec"), StringComparison.Ordinal);
    }

    [Fact]
    public void ModelPack_Tool_holds_no_native_library() => Assert.Equal(
        [
            "ModelPack.Tool.nuspec",
            "tools/net10.0/any/DotnetToolSettings.xml",
            "tools/net10.0/any/ModelPack.Packages.dll",
            "tools/net10.0/any/ModelPack.Signatures.dll",
            "tools/net10.0/any/ModelPack.Tool.deps.json",
            "tools/net10.0/any/ModelPack.Tool.dll",
            "tools/net10.0/any/ModelPack.Tool.runtimeconfig.json",
            "tools/net10.0/any/Spectre.Console.Ansi.dll",
            "tools/net10.0/any/Spectre.Console.dll",
            "tools/net10.0/any/System.CommandLine.dll",
            "tools/net10.0/any/replay/ModelPack.Replay.dll",
            "tools/net10.0/any/replay/ModelPack.Replay.runtimeconfig.json",
        ],
        Names("ModelPack.Tool"));

    [Fact]
    public void Packing_the_same_commit_again_gives_the_same_bytes()
    {
        string again = Directory.CreateDirectory(Path.Combine(workspace.Root, "again")).FullName;
        Dotnet.Run(Testing.TestModels.RepositoryRoot, "bash", ["build/pack.sh", again, $"-p:PackageVersion={workspace.Version}"], new Dictionary<string, string>()).Succeeded();
        foreach (string package in Directory.EnumerateFiles(again))
            Assert.True(File.ReadAllBytes(package).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(workspace.Feed, Path.GetFileName(package)))), Path.GetFileName(package));
    }

    private string[] Names(string id) => PackageContent.Names(Path.Combine(workspace.Feed, $"{id}.{workspace.Version}.nupkg"));
}
