namespace ModelPack.Runtime.Loading;

/// <summary>Says why the native library of ONNX Runtime does not load here, and what to do (MPK3032).</summary>
internal static class NativeProblem
{
    private const string Package = "'Microsoft.ML.OnnxRuntime' (or a flavour of it, such as 'Microsoft.ML.OnnxRuntime.Gpu')";

    /// <summary>Why loading failed.</summary>
    /// <param name="platform">The runtime identifier of this process.</param>
    /// <param name="files">Files of the library's name that lie where it is looked for.</param>
    /// <param name="cause">What the system said.</param>
    public static string Explain(string platform, IReadOnlyList<string> files, string cause)
    {
        if (platform.Contains("musl", StringComparison.Ordinal))
            return $"ONNX Runtime has no native library for musl, and this app runs on '{platform}' (Alpine Linux, or an image made of it). Use an image with glibc, such as 'mcr.microsoft.com/dotnet/aspnet:10.0' or its '-noble-chiseled' variant, and publish for '{platform.Replace("musl-", "", StringComparison.Ordinal)}'.";
        if (files.Count == 0)
            return $"The app has no native library of ONNX Runtime for '{platform}'. Add the package {Package} to the app's project, in the version of 'Microsoft.ML.OnnxRuntime.Managed' that it uses, and deploy the whole output folder.";
        if (files.FirstOrDefault(file => !Fits(file, platform)) is { } foreign && !files.Any(file => Fits(file, platform)))
            return $"'{foreign}' is {Describe(foreign)}, and this app runs on '{platform}'. Publish for the platform that the app runs on: 'dotnet publish -r {platform}'.";
        string path = files.FirstOrDefault(file => Fits(file, platform)) ?? files[0];
        return $"'{path}' cannot be loaded: {Reason(path, cause)} Install what it needs (on Linux: glibc 2.28 or later and libstdc++), or publish the app anew.";
    }

    /// <summary>Why a native library of this version does not go with the managed assembly; null where it does.</summary>
    /// <param name="managed">Version of the assembly 'Microsoft.ML.OnnxRuntime'.</param>
    /// <param name="native">What the native library says of itself.</param>
    public static string? OfVersions(Version managed, string native)
    {
        string numbers = native.Split('-', '+')[0];
        if (!Version.TryParse(numbers, out Version? version) || (version.Major == managed.Major && version.Minor == managed.Minor))
            return null;
        string wanted = managed.ToString(3);
        return $"The native library of ONNX Runtime has version {native}, and 'Microsoft.ML.OnnxRuntime.Managed' has version {wanted}. Reference {Package} in version {wanted}, or both in one newer version; where it is referenced, look for an older 'onnxruntime' library beside the app or on the system's search path.";
    }

    private static bool Fits(string file, string platform) => NativePlatform.Of(file) is { } other && (platform.StartsWith(other, StringComparison.Ordinal) || (other.StartsWith("linux-", StringComparison.Ordinal) && IsLinux(platform) && EndOf(platform) == EndOf(other)));

    // Runtimes that a distribution built have its name in the identifier, as in 'ubuntu.24.04-x64'.
    private static bool IsLinux(string platform) => !platform.StartsWith("win", StringComparison.Ordinal) && !platform.StartsWith("osx", StringComparison.Ordinal);

    private static string EndOf(string platform) => platform[(platform.LastIndexOf('-') + 1)..];

    private static string Describe(string file) => NativePlatform.Of(file) is { } platform ? $"for '{platform}'" : "no native library";

    // The system lists every path that it tried, one a line; the line about the file that is there says why.
    private static string Reason(string path, string cause)
    {
        string[] lines = cause.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (Array.Find(lines, line => line.Contains(path, StringComparison.Ordinal)) ?? lines[0]).TrimEnd('.') + ".";
    }
}
