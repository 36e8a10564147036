using Spectre.Console;

namespace ModelPack.Tool.Output;

/// <summary>Where a verb writes: answers to standard output, problems to standard error.</summary>
internal sealed class ToolOutput
{
    // Nothing wraps what a program or a file reads.
    private const int NoWrapping = 10_000;

    private readonly TextWriter _error;
    private readonly IAnsiConsole _console;

    /// <param name="output">Answers.</param>
    /// <param name="error">Problems.</param>
    public ToolOutput(TextWriter output, TextWriter error)
    {
        Writer = output;
        _error = error;
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        bool hasColours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = hasColours ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = hasColours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!isTerminal)
            _console.Profile.Width = NoWrapping;
    }

    /// <summary>Plain text.</summary>
    public TextWriter Writer { get; }

    /// <summary>A heading.</summary>
    public void Heading(string text) => _console.Write(new Text(TerminalText.Of(text) + "\n", new Style(decoration: Decoration.Bold)));

    /// <summary>A line of text.</summary>
    public void Line(string text = "") => _console.Write(new Text(TerminalText.Of(text) + "\n"));

    /// <summary>Rows under their headings; nothing when there are no rows. Columns that are blank in all rows are left out.</summary>
    /// <param name="title">What the rows are.</param>
    /// <param name="columns">The headings.</param>
    /// <param name="rows">A cell a heading.</param>
    public void Table(string title, string[] columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            return;
        int[] shown = [.. Enumerable.Range(0, columns.Length).Where(column => rows.Any(row => row[column].Length > 0))];
        var table = new Table { Border = TableBorder.None, ShowHeaders = columns.Any(static column => column.Length > 0) };
        foreach (int column in shown)
            table.AddColumn(new TableColumn(new Text(columns[column], new Style(Color.Grey))) { Padding = new Padding(2, 0, 1, 0) });
        foreach (string[] row in rows)
            table.AddRow(shown.Select(column => new Text(TerminalText.Of(row[column]))));
        Line();
        Heading(title);
        _console.Write(table);
    }

    /// <summary>A problem, on standard error.</summary>
    public void Problem(ToolProblem problem) => _error.WriteLine(problem.ToString());
}
