using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelPack.AspNetCore.Tests.Support;

namespace ModelPack.AspNetCore.Tests.Telemetry;

/// <summary>The sample as Prometheus and Grafana see it.</summary>
[Collection(SampleCollection.Name)]
public sealed partial class PrometheusTests(SampleService sample)
{
    private const string Good = """{"sepalLength":5.1,"sepalWidth":3.5,"petalLength":1.4,"petalWidth":0.2}""";

    private static readonly (string, string) s_iris = ("model", "iris");

    [Fact]
    public async Task A_scrape_tells_requests_rows_batches_phases_failures_and_models()
    {
        Scrape before = await Scrape.ReadAsync(sample.Client);
        await SendAsync();
        Scrape after = await Scrape.ReadAsync(sample.Client);

        Assert.Equal(2, Added("modelpack_requests_total", s_iris, ("outcome", "predicted")));
        Assert.Equal(1, Added("modelpack_requests_total", s_iris, ("outcome", "invalid")));
        Assert.Equal(4, Added("modelpack_rows_total", s_iris, ("version", "1.2.0")));
        Assert.Equal(2, Added("modelpack_batch_size_count", s_iris));
        Assert.Equal(4, Added("modelpack_batch_size_sum", s_iris));
        Assert.Equal(1, Added("modelpack_batch_size_bucket", s_iris, ("le", "2")));
        Assert.Equal(1, Added("modelpack_validation_failures_total", s_iris, ("code", "MPK3004"), ("side", "input")));
        Assert.Equal(3, Added("modelpack_validation_failures_total", s_iris, ("code", "MPK3001"), ("side", "input")));
        Assert.Equal(3, Added("modelpack_phase_duration_seconds_count", s_iris, ("phase", "validate")));
        foreach (string phase in (string[])["pack", "infer", "unpack"])
            Assert.Equal(2, Added("modelpack_phase_duration_seconds_count", s_iris, ("phase", phase)));
        Assert.Equal(1, after.Sum("modelpack_model_info", s_iris, ("version", "1.2.0"), ("backend", "onnxruntime")));

        double Added(string name, params ReadOnlySpan<(string, string)> labels) => after.Sum(name, labels) - before.Sum(name, labels);
    }

    [Fact]
    public async Task The_dashboard_asks_only_for_what_a_scrape_has()
    {
        await SendAsync();
        Scrape scrape = await Scrape.ReadAsync(sample.Client);
        string[] queries = [.. Queries()];
        Assert.NotEmpty(queries);
        foreach (string query in queries)
        {
            foreach (Match metric in Metric().Matches(query))
            {
                var samples = scrape.Samples.Where(found => found.Name == metric.Value).ToList();
                Assert.True(samples.Count > 0, $"'{metric.Value}' of the dashboard is not in a scrape: {query}");
                Assert.All(LabelsOf(query), label => Assert.Contains(samples, found => found.Labels.ContainsKey(label)));
            }
        }

        Assert.Equal(
            ["batch", "model", "phase", "requests", "rows", "validation"],
            queries.SelectMany(static query => Metric().Matches(query)).Where(static metric => metric.Value.StartsWith("modelpack_", StringComparison.Ordinal))
                .Select(static metric => metric.Value.Split('_')[1]).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task SendAsync()
    {
        Assert.Equal(200, (await Answer.PostAsync(sample.Client, "/iris/predict", Good)).Status);
        Assert.Equal(200, (await Answer.PostAsync(sample.Client, "/iris/predict/batch", $"[{Good},{Good},{Good}]")).Status);
        Assert.Equal(400, (await Answer.PostAsync(sample.Client, "/iris/predict", """{"sepalLength":5000}""")).Status);
    }

    private static IEnumerable<string> Queries()
    {
        JsonNode dashboard = JsonNode.Parse(File.ReadAllText(Path.Combine(SampleService.Folder, "grafana", "modelpack.json")))!;
        foreach (JsonNode? panel in dashboard["panels"]!.AsArray())
        {
            foreach (JsonNode? target in panel!["targets"]!.AsArray())
                yield return (string)target!["expr"]!;
        }

        foreach (JsonNode? variable in dashboard["templating"]!["list"]!.AsArray().Where(static variable => (string?)variable!["type"] == "query"))
            yield return (string)variable!["query"]!["query"]!;
    }

    private static IEnumerable<string> LabelsOf(string query) =>
        Grouping().Matches(query).SelectMany(static match => match.Groups[1].Value.Split(", ")).Concat(Matcher().Matches(query).Select(static match => match.Groups[1].Value));

    [GeneratedRegex("(?:modelpack|http_server)_[a-z_]+(?=[{[,])")]
    private static partial Regex Metric();

    [GeneratedRegex(@"by \(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex("([a-z_]+)=~?\"")]
    private static partial Regex Matcher();
}
