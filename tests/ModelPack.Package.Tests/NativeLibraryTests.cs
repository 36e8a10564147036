using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class NativeLibraryTests(Workspace workspace)
{
    private const string Library = "libonnxruntime.so";
    private const long Megabyte = 1024 * 1024;

    [Fact]
    public void An_app_without_a_runtime_identifier_carries_the_native_library_of_this_machine_only()
    {
        WriteApp("natives/App");
        CommandResult publish = workspace.Run("natives/App", "publish", "-o", "published").Succeeded().WithoutWarnings();

        Assert.Contains("published with the native library of ONNX Runtime for", publish.Output, StringComparison.Ordinal);
        foreach (string output in (string[])["natives/App/bin/Release/net10.0", "natives/App/published"])
        {
            Assert.Single(Runtimes(output));
            Assert.Equal(Runtimes(output), RuntimesOfDependencies(output));
            Assert.InRange(Size(output), 1, 60 * Megabyte);
            AppProject.AssertGolden(workspace.Start($"{output}/App"));
        }
    }

    [Fact]
    public void Native_libraries_of_other_systems_are_kept_when_they_are_asked_for()
    {
        WriteApp("asked/App");
        workspace.Run("asked/App", "build").Succeeded().WithoutWarnings();

        foreach ((string asked, string[] kept) in new[] { ("linux-arm64%3B win-x64", (string[])["linux-arm64", "win-x64"]), ("all", ["linux-arm64", "linux-x64", "osx-arm64", "win-arm64", "win-x64"]) })
        {
            workspace.Run("asked/App", "build", $"-p:ModelPackNativeRuntimes={asked}").Succeeded().WithoutWarnings();

            Assert.Equal(kept, Runtimes("asked/App/bin/Debug/net10.0"));
            Assert.Equal(kept, RuntimesOfDependencies("asked/App/bin/Debug/net10.0"));
        }
    }

    [Fact]
    public void A_package_for_other_processors_takes_the_place_of_the_one_for_the_cpu_where_it_has_a_library()
    {
        PackFlavour();
        WriteApp("flavour/App", """<PackageReference Include="Microsoft.ML.OnnxRuntime.Fast" Version="1.0.0" />""");

        workspace.Run("flavour/App", "build", "-p:ModelPackNativeRuntimes=linux-x64%3Bwin-x64").Succeeded().WithoutWarnings();
        workspace.Run("flavour/App", "build", "-r", "linux-x64").Succeeded().WithoutWarnings();

        string output = Path.Combine(workspace.Root, "flavour/App/bin/Debug/net10.0");
        Assert.Equal("fast", File.ReadAllText(Path.Combine(output, "runtimes/linux-x64/native", Library)));
        Assert.True(File.Exists(Path.Combine(output, "runtimes/win-x64/native/onnxruntime.dll")));
        Assert.Equal("fast", File.ReadAllText(Path.Combine(output, "linux-x64", Library)));
        Assert.False(File.Exists(Path.Combine(output, "linux-x64/libonnxruntime_providers_shared.so")));
    }

    private void WriteApp(string folder, string items = "")
    {
        IrisProject.Pack(workspace);
        AppProject.Write(workspace, folder, AppProject.PackageReference() + items);
    }

    // Stands for a package of ONNX Runtime for GPUs, which are hundreds of megabytes.
    private void PackFlavour()
    {
        workspace.Write("flavour/Fast/Fast.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
                <PackageId>Microsoft.ML.OnnxRuntime.Fast</PackageId>
                <IncludeBuildOutput>false</IncludeBuildOutput>
                <NoWarn>NU5128</NoWarn>
              </PropertyGroup>
              <ItemGroup><None Include="runtimes/**" Pack="true" PackagePath="runtimes/" /></ItemGroup>
            </Project>
            """);
        workspace.Write($"flavour/Fast/runtimes/linux-x64/native/{Library}", "fast");
        workspace.Run("flavour/Fast", "pack", "-o", workspace.Feed).Succeeded();
    }

    // MSBuild takes files out of an output that are no longer part of it, and leaves their folders.
    private string[] Runtimes(string output) =>
        [.. Directory.EnumerateDirectories(Path.Combine(workspace.Root, output, "runtimes")).Where(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any())
            .Select(static folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    private string[] RuntimesOfDependencies(string output) =>
        [.. File.ReadAllText(Path.Combine(workspace.Root, output, "App.deps.json")).Split("\"runtimes/").Skip(1).Select(static path => path[..path.IndexOf('/', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal)];

    private long Size(string output) =>
        new DirectoryInfo(Path.Combine(workspace.Root, output)).EnumerateFiles("*", SearchOption.AllDirectories).Sum(static file => file.Length);
}
