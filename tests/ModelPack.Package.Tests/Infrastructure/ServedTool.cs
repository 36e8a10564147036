using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary><c>modelpack serve</c> as a process: the installed command itself, so that signals reach it.</summary>
internal sealed class ServedTool : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ServedTool(Process process, string ready)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        if (ready.Length == 0)
            throw new InvalidOperationException($"modelpack serve did not start:\n{_errors.Result}");
        Ready = JsonDocument.Parse(ready).RootElement;
        Client = new HttpClient { BaseAddress = new Uri(Ready.GetProperty("urls")[0].GetString()!), Timeout = s_limit };
    }

    /// <summary>What it said when it was up.</summary>
    public JsonElement Ready { get; }

    /// <summary>Calls it.</summary>
    public HttpClient Client { get; }

    /// <summary>Starts it on a free port, with a folder for temporary files.</summary>
    public static ServedTool Start(Workspace workspace, string temporary, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        Directory.CreateDirectory(temporary);
        Process process = workspace.StartProcess("", new Dictionary<string, string>([.. environment, new("TMPDIR", temporary)]), [ModelPackTool.Assembly(workspace), "serve", .. arguments, "--json", "--urls", "http://127.0.0.1:0"]);
        Task<string?> ready = process.StandardOutput.ReadLineAsync();
        return ready.Wait(s_limit) ? new ServedTool(process, ready.Result ?? "") : throw new TimeoutException("modelpack serve did not say that it is up.");
    }

    /// <summary>The same with nothing in the environment.</summary>
    public static ServedTool Start(Workspace workspace, string temporary, params IEnumerable<string> arguments) => Start(workspace, temporary, new Dictionary<string, string>(), arguments);

    /// <summary>Sends JSON.</summary>
    public async Task<(int Status, JsonElement Body)> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    /// <summary>Asks for JSON.</summary>
    public async Task<(int Status, JsonElement Body)> GetAsync(string path)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    /// <summary>Asks it to end.</summary>
    public void Terminate()
    {
        if (kill(_process.Id, 15) != 0)
            throw new InvalidOperationException("The process has ended by itself.");
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public int WaitForExit() => _process.WaitForExit(s_limit) ? _process.ExitCode : throw new TimeoutException($"modelpack serve did not end:\n{(_errors.IsCompleted ? _errors.Result : "")}");

    /// <inheritdoc/>
    public void Dispose()
    {
        Client.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int process, int signal);
}
