using System.Diagnostics;
using ModelPack.Tasks.Replay;

namespace ModelPack.Tool.Verifying.Replaying;

/// <summary>Runs the runner inside a published app, before the app's own code: with its runtime, its native library and its settings.</summary>
/// <param name="app">The app.</param>
internal sealed class AppProcess(PublishedApp app) : ReplayProcess(DotnetCommand.Path, ReplayRunner.Path, app.Assembly, [])
{
    // What the runner reads in an app, and nobody else.
    private const string FilesVariable = "MODELPACK_REPLAY";

    /// <inheritdoc/>
    protected override ProcessStartInfo Prepare(ReplayWork work)
    {
        var start = new ProcessStartInfo(app.Program ?? DotnetCommand.Path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = app.Folder,
        };
        if (app.Program is null)
            start.ArgumentList.Add(app.Assembly);
        start.Environment["DOTNET_STARTUP_HOOKS"] = ReplayRunner.Path;
        start.Environment[FilesVariable] = $"{work.Request}\n{work.Report}";
        return start;
    }
}
