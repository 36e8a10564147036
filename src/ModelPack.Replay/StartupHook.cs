using ModelPack.Replay;

/// <summary>
/// What .NET calls in an app before the app's own code, when the environment names this assembly as a startup hook: the runner then replays
/// the app's models in the app's own process, and the app itself never starts. Without a request it does nothing. The name is .NET's.
/// </summary>
internal static class StartupHook
{
    private const string FilesVariable = "MODELPACK_REPLAY";

    /// <summary>Runs the request, and ends the process.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(FilesVariable) is { Length: > 0 } files)
            Environment.Exit(ReplayCommand.Run(files.Split('\n')));
    }
}
