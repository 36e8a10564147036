using ModelPack.Replay.Examples.Mapping;

namespace ModelPack.Replay.Examples;

/// <summary>Collects what readers find.</summary>
/// <param name="mapping">The contract that the examples are about.</param>
/// <param name="problems">Takes what cannot be read.</param>
/// <param name="notes">Takes what the author should know, though nothing is wrong; each note once.</param>
internal sealed class ExampleCollector(ContractMapping mapping, ICollection<ExampleProblem> problems, ISet<string> notes)
{
    private readonly List<Example> _examples = [];

    /// <summary>The contract that the examples are about.</summary>
    public ContractMapping Mapping => mapping;

    /// <summary>The examples, in file order.</summary>
    public IReadOnlyList<Example> Examples => _examples;

    /// <summary>Notes something once, however many rows it is true of.</summary>
    public void Note(string message) => notes.Add(message);

    /// <summary>Reads some examples, or says why they cannot be read.</summary>
    public void Try(string file, int line, Func<IEnumerable<Example>> read)
    {
        try
        {
            _examples.AddRange(read());
        }
        catch (ExampleException exception)
        {
            problems.Add(new ExampleProblem(file, line, char.ToUpperInvariant(exception.Message[0]) + exception.Message[1..]));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ExampleProblem(file, line, "The examples cannot be read: " + exception.Message));
        }
    }
}
