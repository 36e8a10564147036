using System.Globalization;
using System.Text.RegularExpressions;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.Telemetry;

/// <summary>What a Prometheus server reads of an app: samples in the text format.</summary>
/// <param name="Samples">Name, labels and value of each.</param>
public sealed partial record Scrape(IReadOnlyList<(string Name, IReadOnlyDictionary<string, string> Labels, double Value)> Samples)
{
    // The exporter gives the same answer again to whoever asks sooner.
    private static readonly TimeSpan s_cached = TimeSpan.FromMilliseconds(350);

    /// <summary>Reads <c>/metrics</c>.</summary>
    public static async Task<Scrape> ReadAsync(HttpClient client)
    {
        await Task.Delay(s_cached, TestContext.Current.CancellationToken);
        Answer answer = await Answer.GetAsync(client, "/metrics");
        Assert.Equal(200, answer.Status);
        return new Scrape([.. answer.Text.Split('\n').Where(static line => line.Length > 0 && line[0] != '#').Select(Read)]);
    }

    /// <summary>The sum of the samples of a name that have all these labels.</summary>
    public double Sum(string name, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        double sum = 0;
        foreach ((string sample, IReadOnlyDictionary<string, string> has, double value) in Samples)
        {
            bool matches = sample == name;
            foreach ((string label, string wanted) in labels)
                matches = matches && has.GetValueOrDefault(label) == wanted;
            sum += matches ? value : 0;
        }

        return sum;
    }

    private static (string, IReadOnlyDictionary<string, string>, double) Read(string line)
    {
        Match match = Sample().Match(line);
        Assert.True(match.Success, line);
        var labels = Label().Matches(match.Groups[2].Value).ToDictionary(static label => label.Groups[1].Value, static label => label.Groups[2].Value, StringComparer.Ordinal);
        return (match.Groups[1].Value, labels, double.Parse(match.Groups[3].Value.Replace("+Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)(?: \d+)?$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"(?:,|$)""")]
    private static partial Regex Label();
}
