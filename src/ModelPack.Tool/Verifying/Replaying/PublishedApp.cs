using System.Text.Json;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>A published app that starts with a hook.</summary>
/// <param name="Folder">Its folder, as a full path.</param>
/// <param name="Assembly">Its main assembly, as a full path.</param>
/// <param name="Program">The program to start; null where <c>dotnet</c> starts the assembly.</param>
internal sealed record PublishedApp(string Folder, string Assembly, string? Program)
{
    private const string ConfigurationEnd = ".runtimeconfig.json";

    /// <summary>Finds the app of a folder.</summary>
    /// <param name="folder">The folder, as a full path.</param>
    /// <param name="reason">Why its code cannot be run by others, when this returns null.</param>
    public static PublishedApp? Find(string folder, out string reason)
    {
        reason = "";
        string[] configurations = [.. Directory.EnumerateFiles(folder, "*" + ConfigurationEnd).Where(static path => File.Exists(path[..^ConfigurationEnd.Length] + ".dll"))];
        if (configurations.Length != 1)
        {
            reason = configurations.Length == 0
                ? "This is a single-file or a native app, or none at all: nothing can run inside it before its own code, so its files were compared with their digests, and no example was replayed."
                : "The folder holds several apps, so no example was replayed.";
            return null;
        }

        using JsonDocument configuration = JsonDocument.Parse(File.ReadAllBytes(configurations[0]));
        if (!configuration.RootElement.TryGetProperty("runtimeOptions", out JsonElement runtime))
            throw new InvalidDataException($"'{configurations[0]}' is no runtime configuration");
        if (runtime.TryGetProperty("configProperties", out JsonElement properties) && properties.TryGetProperty("System.StartupHookProvider.IsSupported", out JsonElement hooks) && hooks.ValueKind == JsonValueKind.False)
        {
            reason = "This is a trimmed app, which starts no hooks: its files were compared with their digests, and no example was replayed.";
            return null;
        }

        string stem = configurations[0][..^ConfigurationEnd.Length];
        bool isSelfContained = runtime.TryGetProperty("includedFrameworks", out _);
        return new PublishedApp(folder, stem + ".dll", isSelfContained ? stem + (OperatingSystem.IsWindows() ? ".exe" : "") : null);
    }

    /// <summary>The execution providers that the app's configuration names for a model.</summary>
    public static IReadOnlyList<string> Providers(string folder, string model)
    {
        string path = Path.Combine(folder, "appsettings.json");
        if (!File.Exists(path))
            return [];
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        JsonElement found = settings.RootElement;
        foreach (string name in (string[])["ModelPack", model, "ExecutionProviders"])
        {
            if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                return [];
        }

        return found.ValueKind switch
        {
            JsonValueKind.String => found.GetString()!.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            JsonValueKind.Array => [.. found.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)],
            _ => [],
        };
    }
}
