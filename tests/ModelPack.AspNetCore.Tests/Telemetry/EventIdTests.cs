using System.Globalization;
using System.Text.RegularExpressions;
using ModelPack.Testing;

namespace ModelPack.AspNetCore.Tests.Telemetry;

/// <summary>What our assemblies write to the logs of apps, as their sources say it: alerts are set on event ids.</summary>
public sealed partial class EventIdTests
{
    // One range for each assembly, so that two people can add an event on one day.
    private static readonly (string Project, int First)[] s_ranges =
        [("ModelPack.Runtime", 1000), ("ModelPack.AspNetCore", 2000), ("ModelPack.Grpc", 3000), ("ModelPack.Tool", 4000)];

    private static readonly string s_sources = Path.Combine(TestModels.RepositoryRoot, "src");

    [Fact]
    public void Each_event_has_an_id_of_its_own_in_the_range_of_its_assembly()
    {
        (string Project, int Id)[] events = [.. Events()];
        Assert.NotEmpty(events);
        Assert.Equal(events.Length, events.DistinctBy(static logged => logged.Id).Count());
        Assert.All(events, static logged =>
        {
            int first = s_ranges.Single(range => range.Project == logged.Project).First;
            Assert.InRange(logged.Id, first + 1, first + 999);
        });
    }

    [Fact]
    public void Each_event_is_in_the_list_that_users_read()
    {
        string page = File.ReadAllText(Path.Combine(s_sources, "ModelPack", "docs", "observability.md"));
        int[] listed = [.. ListedEvent().Matches(page).Select(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(Events().Select(static logged => logged.Id).Order(), listed.Order());
    }

    [Fact]
    public void Nothing_is_logged_without_an_event_id()
    {
        foreach ((string project, _) in s_ranges)
            Assert.All(SourcesOf(project), static source => Assert.DoesNotMatch(LooseCall(), File.ReadAllText(source)));
    }

    private static IEnumerable<(string Project, int Id)> Events() =>
        from range in s_ranges
        from source in SourcesOf(range.Project)
        from Match match in LoggerMessage().Matches(File.ReadAllText(source))
        select (range.Project, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    private static IEnumerable<string> SourcesOf(string project)
    {
        string folder = Path.Combine(s_sources, project);
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(static source => !source.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
    }

    // An attribute whose first argument is no number fails to parse, and the test with it.
    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?([^,\s)]*)")]
    private static partial Regex LoggerMessage();

    [GeneratedRegex(@"^\| (\d{4}) \|", RegexOptions.Multiline)]
    private static partial Regex ListedEvent();

    [GeneratedRegex(@"\b(?:_?logger|log)\.Log(?:Trace|Debug|Information|Warning|Error|Critical)?\(", RegexOptions.IgnoreCase)]
    private static partial Regex LooseCall();
}
