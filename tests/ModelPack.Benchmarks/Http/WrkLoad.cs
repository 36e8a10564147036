using System.Diagnostics;
using System.Globalization;

namespace ModelPack.Benchmarks.Http;

/// <summary>wrk, which takes the least of the machine for itself.</summary>
internal sealed class WrkLoad : ILoad
{
    // What wrk counted, in a form of our own: its report is for people.
    private const string Script = """
        wrk.method = "POST"
        wrk.headers["Content-Type"] = "application/json"
        local file = io.open(os.getenv("BENCH_BODY"), "rb")
        wrk.body = file:read("*a")
        file:close()
        function done(summary, latency, requests)
          local e = summary.errors
          print(string.format("COUNTED %d %d %d", summary.requests, summary.duration, e.connect + e.read + e.write + e.status + e.timeout))
        end
        """;

    public string Name => "wrk";

    public static bool IsThere()
    {
        try
        {
            using Process process = Start(["--version"], body: null);
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    public LoadResult Run(Uri address, string body, int connections, TimeSpan duration)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("modelpack-wrk");
        try
        {
            string script = Path.Combine(folder.FullName, "post.lua");
            string content = Path.Combine(folder.FullName, "body.json");
            File.WriteAllText(script, Script);
            File.WriteAllText(content, body);

            // wrk knows whole seconds only.
            string seconds = Math.Ceiling(duration.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            using Process process = Start(["-t", "1", "-c", connections.ToString(CultureInfo.InvariantCulture), "-d", seconds + "s", "-s", script, address.ToString()], content);
            string report = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return Read(report);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static LoadResult Read(string report)
    {
        string[] counted = report.Split('\n').LastOrDefault(static line => line.StartsWith("COUNTED ", StringComparison.Ordinal))?.Split(' ') ?? [];
        if (counted is not [_, var requests, var microseconds, "0"])
            throw new InvalidOperationException("Requests failed under load:\n" + report);
        return new LoadResult(long.Parse(requests, CultureInfo.InvariantCulture), TimeSpan.FromMicroseconds(long.Parse(microseconds, CultureInfo.InvariantCulture)));
    }

    private static Process Start(string[] arguments, string? body)
    {
        var start = new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true };
        start.Environment["BENCH_BODY"] = body;
        return Process.Start(start)!;
    }
}
