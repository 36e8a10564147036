using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelPack.Replay.Comparing;
using ModelPack.Replay.Examples;

namespace ModelPack.Replay.Running;

/// <summary>Replays all examples of a model, and gathers what is wrong with them.</summary>
/// <param name="target">The model.</param>
/// <param name="tolerance">How far they may be off.</param>
/// <param name="progress">Takes a line now and then.</param>
internal sealed class ExampleRun(ReplayTarget target, Tolerance tolerance, Action<string> progress)
{
    private const int Shown = 10;
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(5);

    private readonly List<ReplayProblem> _outOfTolerance = [];
    private readonly List<ReplayProblem> _otherLabels = [];
    private readonly List<ExampleProblem> _unreadable = [];
    private readonly StringBuilder _packed = new();
    private int _mismatched;

    /// <summary>How many were replayed.</summary>
    public int Count { get; private set; }

    /// <summary>How far numbers were off.</summary>
    public ErrorFigures Errors { get; private set; } = new();

    /// <summary>What the author should know.</summary>
    public HashSet<string> Notes { get; } = [];

    /// <summary>What is wrong: the first of each kind, and how many more there are.</summary>
    public IReadOnlyList<ReplayProblem> Problems =>
    [
        .. First([.. _unreadable.Select(static problem => new ReplayProblem("MPK2005", IsError: true, problem.File, problem.Line, problem.Message))]),
        .. First(_outOfTolerance),
        .. _mismatched > tolerance.MaxMismatch * Count ? First(_otherLabels) : [],
        .. Count == 0 && _unreadable.Count == 0 ? [new ReplayProblem("MPK2005", IsError: true, target.Model.Written, 0, "The Examples hold no example.")] : Array.Empty<ReplayProblem>(),
    ];

    /// <summary>Runs them, file by file.</summary>
    public void ReplayAll()
    {
        var clock = Stopwatch.StartNew();
        TimeSpan said = TimeSpan.Zero;
        foreach (Example example in target.Model.Examples.SelectMany(path => ExampleFile.Read(path, target.Contract, target.Signature, _unreadable, Notes, target.Assembly)))
        {
            Add(example, example.Replay(target, tolerance));
            if (clock.Elapsed - said < s_silence)
                continue;
            said = clock.Elapsed;
            progress(string.Create(CultureInfo.InvariantCulture, $"{target.Model.Written}: {Count:N0} examples replayed"));
        }

        if (_mismatched > 0 && _mismatched <= tolerance.MaxMismatch * Count)
            Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{_mismatched} of {Count} examples gave another label, within the MaxMismatch of the item."));
        if (target.Model.ExamplesFile.Length > 0)
            WholeFile.Write(target.Model.ExamplesFile, _packed.ToString());
    }

    private void Add(Example example, ExampleOutcome outcome)
    {
        Count++;
        Errors = Errors.With(outcome.Errors);
        if (outcome.Note is { } note)
            Notes.Add(note);
        _outOfTolerance.AddRange(outcome.Refusals.Select(refusal => Problem(example, $"The example does not run: {refusal.Path}: {refusal.Message.TrimEnd('.')} ({refusal.Code}).")));
        _outOfTolerance.AddRange(outcome.Deviations.Where(static deviation => !deviation.IsLabel).Select(deviation => Problem(example, deviation.Describe(tolerance))));
        Deviation[] labels = [.. outcome.Deviations.Where(static deviation => deviation.IsLabel)];
        _mismatched += labels.Length > 0 ? 1 : 0;
        _otherLabels.AddRange(labels.Select(deviation => Problem(example, deviation.Describe(tolerance))));
        Pack(example);
    }

    private void Pack(Example example)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            example.Write(writer);
        _packed.Append(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length)).Append('\n');
    }

    private static ReplayProblem Problem(Example example, string message) => new("MPK2005", IsError: true, example.File, example.Line, message);

    private static IEnumerable<ReplayProblem> First(List<ReplayProblem> problems)
    {
        foreach (ReplayProblem problem in problems.Take(Shown))
            yield return problem;
        if (problems.Count > Shown)
            yield return problems[Shown] with { Message = string.Create(CultureInfo.InvariantCulture, $"And {problems.Count - Shown:N0} more of this kind, this line being the first of them.") };
    }
}
