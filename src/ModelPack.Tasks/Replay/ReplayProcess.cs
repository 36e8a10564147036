using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ModelPack.Packages.Replaying;

namespace ModelPack.Tasks.Replay;

/// <summary>Runs the runner with a model project's own dependencies, and ends it when it takes too much.</summary>
/// <param name="dotnet">The program <c>dotnet</c>.</param>
/// <param name="runner">The runner.</param>
/// <param name="dependencyFile">The model project's <c>.deps.json</c>.</param>
/// <param name="packageFolders">Where restored packages lie.</param>
internal class ReplayProcess(string dotnet, string runner, string dependencyFile, IEnumerable<string> packageFolders)
{
    private const long LeastMemory = 2048L << 20;
    private const int LongestTail = 1_000;
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(20);

    private readonly StringBuilder _errors = new();

    /// <summary>The longest that it may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The most memory that it may take, in bytes.</summary>
    public long MemoryLimit { get; init; } = LeastMemory;

    /// <summary>Takes lines that say how far it is.</summary>
    public Action<string> Progress { get; init; } = static _ => { };

    /// <summary>Takes whatever else it prints.</summary>
    public Action<string> Output { get; init; } = static _ => { };

    /// <summary>What a model of this many bytes may take: its weights, packed weights, and what it computes.</summary>
    public static long MemoryFor(long bytes) => LeastMemory + (4 * bytes);

    /// <summary>Runs it to its end.</summary>
    /// <returns>Null when it ended by itself and well; otherwise why it did not, as a sentence.</returns>
    public string? Run(ReplayWork work)
    {
        try
        {
            using Process process = Process.Start(Prepare(work))!;
            process.OutputDataReceived += (_, line) => Take(line.Data);
            process.ErrorDataReceived += (_, line) => TakeError(line.Data);
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return Watch(process) ?? Explain(process);
        }
        catch (Win32Exception exception)
        {
            return $"The program '{dotnet}' that runs the models cannot be started: {exception.Message}";
        }
    }

    /// <summary>How the process is started: its standard streams are redirected.</summary>
    protected virtual ProcessStartInfo Prepare(ReplayWork work)
    {
        var start = new ProcessStartInfo(dotnet)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(dependencyFile)!,
        };
        string[] probing = [.. packageFolders.Where(Directory.Exists).SelectMany(static folder => new[] { "--additionalprobingpath", folder })];
        foreach (string argument in (string[])["exec", "--runtimeconfig", Path.ChangeExtension(runner, ".runtimeconfig.json"), "--depsfile", dependencyFile, .. probing, runner, work.Request, work.Report])
            start.ArgumentList.Add(argument);
        return start;
    }

    private string? Watch(Process process)
    {
        var clock = Stopwatch.StartNew();
        while (!process.WaitForExit(s_interval))
        {
            process.Refresh();
            string? excess = clock.Elapsed > TimeLimit
                ? string.Create(CultureInfo.InvariantCulture, $"Running the models took longer than {TimeLimit.TotalSeconds:F0} s, so it was ended. Set ModelPackReplayTimeout to more seconds, or take fewer examples.")
                : MemoryOf(process) > MemoryLimit
                    ? string.Create(CultureInfo.InvariantCulture, $"Running the models took more than {MemoryLimit >> 20} MB of memory, so it was ended. Set ModelPackReplayMemoryLimit to more megabytes if the model needs them; a small model that needs gigabytes is not one to ship.")
                    : null;
            if (excess is null)
                continue;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return excess;
        }

        process.WaitForExit();
        return null;
    }

    // It may have ended since it was asked.
    private static long MemoryOf(Process process)
    {
        try
        {
            return process.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private string? Explain(Process process) => process.ExitCode == 0 ? null : string.Create(CultureInfo.InvariantCulture,
        $"The process that runs the models ended with exit code {process.ExitCode}, so ONNX Runtime or the model brought it down. It said: {Tail()}");

    private string Tail()
    {
        string text = _errors.ToString().Trim();
        return text.Length == 0 ? "nothing." : text.Length <= LongestTail ? text : text[..LongestTail];
    }

    private void Take(string? line)
    {
        if (line is null)
            return;
        if (line.StartsWith(ReplayProgress.Prefix, StringComparison.Ordinal))
            Progress(line[ReplayProgress.Prefix.Length..]);
        else
            Output(line);
    }

    private void TakeError(string? line)
    {
        if (line is null)
            return;
        Output(line);
        lock (_errors)
            _errors.AppendLine(line);
    }
}
