using ModelPack.Testing;

namespace ModelPack.Tasks.Tests.Replay;

/// <summary>Where the runner is, and what it needs to run models here.</summary>
internal static class RunnerFiles
{
    /// <summary>The runner, as it was built with these tests.</summary>
    public static string Runner => Path.Combine(TestModels.RepositoryRoot, "src/ModelPack.Replay/bin", Configuration, "net10.0/ModelPack.Replay.dll");

    /// <summary>The dependencies of these tests, ONNX Runtime among them.</summary>
    public static string Dependencies => Path.ChangeExtension(typeof(RunnerFiles).Assembly.Location, ".deps.json");

    /// <summary>Where packages lie.</summary>
    public static string PackageFolder => Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");

    // As in bin/Release/net10.0.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
