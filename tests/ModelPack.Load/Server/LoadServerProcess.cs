using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ModelPack.Load.Models;

namespace ModelPack.Load.Server;

/// <summary>The server in a process of its own.</summary>
internal sealed partial class LoadServerProcess : IDisposable
{
    private const int SignalToTerminate = 15;

    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-load-").FullName;

    private LoadServerProcess()
    {
        LoadModel.Save(Path.Combine(_folder, "fast.onnx"), LoadModel.Fast, version: 1);
        LoadModel.Save(Path.Combine(_folder, "fast-2.onnx"), LoadModel.Fast, version: 11);
        LoadModel.Save(Path.Combine(_folder, "slow.onnx"), LoadModel.Slow, version: 1);
        _process = Process.Start(new ProcessStartInfo("dotnet", [typeof(LoadServerProcess).Assembly.Location, "serve", _folder]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string address = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server did not start: " + _process.StandardError.ReadToEnd());
        Client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(2) };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>Bytes that it has in memory.</summary>
    public async Task<long> MemoryAsync() => long.Parse(await Client.GetStringAsync("/memory"), CultureInfo.InvariantCulture);

    /// <summary>Starts it and sends some requests, so that it is compiled and has its memory.</summary>
    public static async Task<LoadServerProcess> StartAsync(string warmUp)
    {
        var server = new LoadServerProcess();
        for (int i = 0; i < 100; i++)
        {
            using var content = new StringContent(LoadRequest.Body, System.Text.Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await server.Client.PostAsync(warmUp, content);
            response.EnsureSuccessStatusCode();
        }

        return server;
    }

    /// <summary>What an orchestrator does: SIGTERM.</summary>
    public void Terminate()
    {
        if (Kill(_process.Id, SignalToTerminate) != 0)
            throw new InvalidOperationException("The signal could not be sent.");
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitedAsync()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(late.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
