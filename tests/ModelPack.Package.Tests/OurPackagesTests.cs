using System.Runtime.InteropServices;
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
    public void ModelPack_Tool_points_to_the_packages_of_platforms()
    {
        Assert.Equal(["ModelPack.Tool.nuspec", "tools/any/any/DotnetToolSettings.xml"], Names("ModelPack.Tool"));
        Assert.Contains($"Id=\"{ModelPackTool.PackageId}\"", PackageContent.Text(PackageOf("ModelPack.Tool"), "tools/any/any/DotnetToolSettings.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_package_of_a_platform_holds_the_command_and_one_native_library() => Assert.Equal(
        [
            $"{ModelPackTool.PackageId}.nuspec",
            .. new[]
            {
                "DotnetToolSettings.xml",
                "Google.Protobuf.dll",
                "Grpc.AspNetCore.HealthChecks.dll",
                "Grpc.AspNetCore.Server.dll",
                "Grpc.Core.Api.dll",
                "Grpc.HealthCheck.dll",
                "Grpc.Net.Common.dll",
                "Microsoft.AspNetCore.OpenApi.dll",
                "Microsoft.ML.OnnxRuntime.dll",
                "Microsoft.OpenApi.dll",
                "ModelPack.AspNetCore.dll",
                "ModelPack.Grpc.dll",
                "ModelPack.Packages.dll",
                "ModelPack.Runtime.dll",
                "ModelPack.Signatures.dll",
                "ModelPack.Tool.deps.json",
                "ModelPack.Tool.dll",
                "ModelPack.Tool.runtimeconfig.json",
                "NuGet.Frameworks.dll",
                "NuGet.Versioning.dll",
                "Spectre.Console.Ansi.dll",
                "Spectre.Console.dll",
                "System.CommandLine.dll",
                "System.Numerics.Tensors.dll",
                NativeLibrary,
                "replay/ModelPack.Replay.dll",
                "replay/ModelPack.Replay.runtimeconfig.json",
            }.Select(static file => $"tools/net10.0/{RuntimeInformation.RuntimeIdentifier}/{file}").Order(StringComparer.Ordinal),
        ],
        Names(ModelPackTool.PackageId));

    [Fact]
    public void Every_platform_has_a_package_of_the_command_with_its_own_native_library()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("MODELPACK_LONG_TESTS") == "1", "A long test: MODELPACK_LONG_TESTS=1 runs it.");
        string folder = Path.Combine(workspace.Root, "platforms");
        Dotnet.Run(Testing.TestModels.RepositoryRoot, "dotnet", ["pack", "src/ModelPack.Tool", "-c", "Release", "-o", folder, $"-p:PackageVersion={workspace.Version}"], new Dictionary<string, string>()).Succeeded();

        foreach ((string platform, string[] natives) in new[] { ("linux-x64", (string[])["libonnxruntime.so"]), ("linux-arm64", ["libonnxruntime.so"]), ("osx-arm64", ["libonnxruntime.dylib"]), ("win-x64", ["onnxruntime.dll"]), ("win-arm64", ["onnxruntime.dll"]), ("any", []) })
        {
            string[] names = PackageContent.Names(Path.Combine(folder, $"ModelPack.Tool.{platform}.{workspace.Version}.nupkg"));
            Assert.Contains($"tools/net10.0/{platform}/ModelPack.Tool.dll", names);
            Assert.Equal(natives, names.Select(static name => Path.GetFileName(name)).Where(static name => name.Contains("onnxruntime", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Verbs_that_read_files_load_neither_ONNX_Runtime_nor_ASP_NET_Core()
    {
        string folder = Directory.CreateDirectory(Path.Combine(workspace.Root, "reading tool")).FullName;
        string[] left = ["ModelPack.Runtime.dll", "ModelPack.AspNetCore.dll", "ModelPack.Grpc.dll", "Google.Protobuf.dll", "Grpc.AspNetCore.HealthChecks.dll", "Grpc.AspNetCore.Server.dll", "Grpc.Core.Api.dll", "Grpc.HealthCheck.dll", "Grpc.Net.Common.dll", "Microsoft.ML.OnnxRuntime.dll", "Microsoft.AspNetCore.OpenApi.dll", "Microsoft.OpenApi.dll", "System.Numerics.Tensors.dll", "NuGet.Frameworks.dll", "NuGet.Versioning.dll", NativeLibrary, "ModelPack.Tool.deps.json"];
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(ModelPackTool.Assembly(workspace))!).Where(file => !left.Contains(Path.GetFileName(file))))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        workspace.Write("reading tool/ModelPack.Tool.runtimeconfig.json", """{"runtimeOptions": {"tfm": "net10.0", "framework": {"name": "Microsoft.NETCore.App", "version": "10.0.0"}}}""");
        string model = Testing.TestModels.Path("iris-logreg-zipmap.onnx");

        foreach (string[] arguments in (string[][])[["--help"], ["explain", "MPK1008"], ["inspect", model], ["new", model, "--output", "new by reading tool"], ["diff", StoredPackageTests.Iris, StoredPackageTests.Iris], ["verify", StoredPackageTests.Iris, "--no-examples"], ["serve", "--help"]])
            workspace.Run("", ["exec", Path.Combine(folder, "ModelPack.Tool.dll"), .. arguments]).Succeeded();
    }

    [Fact]
    public void Packing_the_same_commit_again_gives_the_same_bytes()
    {
        string again = Directory.CreateDirectory(Path.Combine(workspace.Root, "again")).FullName;
        Dotnet.Run(Testing.TestModels.RepositoryRoot, "bash", ["build/pack.sh", again, .. workspace.PackArguments], new Dictionary<string, string>()).Succeeded();
        foreach (string package in Directory.EnumerateFiles(again))
            Assert.True(File.ReadAllBytes(package).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(workspace.Feed, Path.GetFileName(package)))), Path.GetFileName(package));
    }

    private static string NativeLibrary => OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so";

    private string[] Names(string id) => PackageContent.Names(PackageOf(id));

    private string PackageOf(string id) => Path.Combine(workspace.Feed, $"{id}.{workspace.Version}.nupkg");
}
