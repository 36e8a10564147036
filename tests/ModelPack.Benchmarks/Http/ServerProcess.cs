using System.Diagnostics;
using System.Globalization;

namespace ModelPack.Benchmarks.Http;

/// <summary>A server in a process of its own, so that its CPU time can be told from that of the load.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly bool _countsBytes;

    /// <summary>Starts it and waits until it serves: it writes its address to standard output, and ends with its standard input.</summary>
    public ServerProcess(string name, string program, IEnumerable<string> arguments, bool countsBytes)
    {
        Name = name;
        _countsBytes = countsBytes;
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        string address = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"Server '{name}' did not start.");
        _client = new HttpClient { BaseAddress = new Uri(address) };
    }

    /// <summary>What the report calls it.</summary>
    public string Name { get; }

    /// <summary>The full address of a path.</summary>
    public Uri At(string path) => new(_client.BaseAddress!, path);

    /// <summary>CPU time of all its threads, user and system.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Managed bytes that it has allocated up to now; NaN for one that does not say.</summary>
    public double AllocatedBytes => _countsBytes ? double.Parse(_client.GetStringAsync("/allocated").GetAwaiter().GetResult(), CultureInfo.InvariantCulture) : double.NaN;

    /// <summary>Posts JSON once.</summary>
    /// <returns>The status and the body of the answer.</returns>
    public (int Status, string Body) Post(string path, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = _client.PostAsync(path, content).GetAwaiter().GetResult();
        return ((int)response.StatusCode, response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        _client.Dispose();
        _process.StandardInput.Close();
        if (!_process.WaitForExit(5_000))
            _process.Kill();
        _process.Dispose();
    }
}
