namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>Programs that some tests need and not every machine has.</summary>
internal static class Tools
{
    /// <summary>Whether a program is on the path.</summary>
    public static bool Exists(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
