using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using ModelPack.AspNetCore.Tests.BadInput;
using ModelPack.AspNetCore.Tests.Support;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace ModelPack.AspNetCore.Tests.Telemetry;

/// <summary>Values that were sent are looked for in all that an app tells about itself: logs of every level, traces, metrics, and errors.</summary>
[Collection(AloneCollection.Name)]
public sealed class LeakTests : IAsyncLifetime
{
    private const string MarkedNumber = "98765.4321";

    private readonly RecordedLogs _logs = new();
    private readonly List<Activity> _traces = [];
    private readonly List<Metric> _metrics = [];
    private ModelServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await HostileApp.StartAsync(services =>
    {
        services.AddLogging(logging => logging.AddProvider(_logs).SetMinimumLevel(LogLevel.Trace).AddFilter(static _ => true));
        services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter("*").AddInMemoryExporter(_metrics))
            .WithTracing(tracing => tracing.AddSource("*").AddInMemoryExporter(_traces));
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_request_is_in_logs_traces_metrics_or_errors()
    {
        var problems = new List<string>();
        foreach (HostileRoute route in HostileRoutes.All)
        {
            string[] bodies =
            [
                route.Good, route.With($"\"{AnswerCheck.Marker}\""), route.With(MarkedNumber), route.With($"[\"{AnswerCheck.Marker}\",{MarkedNumber}]"), AnswerCheck.Marker + route.Good,
                route.Good + AnswerCheck.Marker, route.Good.Replace("{", $"{{\"{AnswerCheck.Marker}\":{MarkedNumber},", StringComparison.Ordinal),
                route.Good.Replace("Biscoe", AnswerCheck.Marker, StringComparison.Ordinal), route.Good.Replace("\"MALE\"", $"\"{AnswerCheck.Marker}\"", StringComparison.Ordinal),
                route.Good.Replace("great", AnswerCheck.Marker, StringComparison.Ordinal),
            ];
            foreach (string body in bodies)
                Look(problems, route, await HostileApp.SendAsync(_server.Client, route, route.Body(body)));
            foreach (Func<HostileRoute, byte[]> make in BadCases.All.Values)
                Look(problems, route, await HostileApp.SendAsync(_server.Client, route, route.Body(make(route))));
        }

        // Data that ONNX Runtime refuses, which says so with the value.
        Look(problems, HostileRoutes.All[0], await Answer.PostAsync(_server.Client, "/tokens/predict", """{"inputIds":[987654321],"attentionMask":[1]}"""));

        _server.Services.GetRequiredService<MeterProvider>().ForceFlush();
        _server.Services.GetRequiredService<TracerProvider>().ForceFlush();
        string[] told = [.. _logs.Entries, .. _traces.ToArray().Select(Describe), .. _metrics.ToArray().Select(Describe)];
        Assert.Contains(told, static text => text.Contains("modelpack.predict", StringComparison.Ordinal));
        Assert.Contains(told, static text => text.Contains("modelpack.validation.failures", StringComparison.Ordinal));
        Assert.Contains(told, static text => text.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        problems.AddRange(told.Where(static text => IsMarked(text)));
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
    }

    private static void Look(List<string> problems, HostileRoute route, Answer answer)
    {
        if (AnswerCheck.Problem(answer, route.Answers) is { } problem)
            problems.Add($"{route}: {problem}");
        if (answer.Status != 200 && (answer.Text.Contains(MarkedNumber, StringComparison.Ordinal) || answer.Text.Contains("987654321", StringComparison.Ordinal)))
            problems.Add($"{route}: {answer.Text}");
    }

    private static bool IsMarked(string text) =>
        text.Contains(AnswerCheck.Marker, StringComparison.OrdinalIgnoreCase) || text.Contains(MarkedNumber, StringComparison.Ordinal) || text.Contains("987654321", StringComparison.Ordinal);

    private static string Describe(Activity activity) =>
        $"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription} {string.Join(", ", activity.TagObjects)} {string.Join(", ", activity.Events.Select(static e => $"{e.Name} {string.Join(", ", e.Tags)}"))} {string.Join(", ", activity.Baggage)}";

    private static string Describe(Metric metric)
    {
        var text = new StringBuilder(metric.Name);
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            foreach (KeyValuePair<string, object?> tag in point.Tags)
                text.Append(' ').Append(tag);
        }

        return text.ToString();
    }
}
