using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ModelPack.Testing;

namespace ModelPack.AspNetCore.Tests.Support;

/// <summary>The sample <c>ModelService</c> in a process of its own, as <c>dotnet run</c> starts it, on a free port.</summary>
public sealed partial class SampleService : IAsyncLifetime
{
    private readonly StringBuilder _log = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private HttpClient? _client;

    public HttpClient Client => _client ?? throw new InvalidOperationException("The sample has not started.");

    /// <summary>What it has written so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    /// <summary>The folder of the sample's sources.</summary>
    public static string Folder { get; } = Path.Combine(TestModels.RepositoryRoot, "samples", "ModelService");

    public async ValueTask InitializeAsync()
    {
        // Built with this project, and so in its configuration.
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string app = Path.Combine(Folder, "bin", configuration, "net10.0", "ModelService.dll");
        var start = new ProcessStartInfo("dotnet", [app, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Uri address = await _address.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
        {
            _address.TrySetException(new InvalidOperationException($"The sample ended: {Log}"));
            return;
        }

        lock (_log)
            _log.AppendLine(line);
        if (Listening().Match(line) is { Success: true } match)
            _address.TrySetResult(new Uri(match.Groups[1].Value));
    }

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex Listening();
}
