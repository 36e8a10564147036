namespace ModelPack.Packages.Comparing;

/// <summary>Gathers the changes of one model.</summary>
/// <param name="model">The model.</param>
internal sealed class ChangeList(string model)
{
    private readonly List<ContractChange> _changes = [];

    /// <summary>All of them, in the order in which they were found.</summary>
    public IReadOnlyList<ContractChange> Changes => _changes;

    /// <summary>Callers did something, or read something, that fails now or means something else.</summary>
    public void Breaks(string path, string text) => _changes.Add(new ContractChange(ChangeKind.Breaking, model, path, text));

    /// <summary>Callers can do more.</summary>
    public void Adds(string path, string text) => _changes.Add(new ContractChange(ChangeKind.Additive, model, path, text));

    /// <summary>What is taken of callers may become less and what they are given may become less; the other direction breaks.</summary>
    /// <param name="path">Where.</param>
    /// <param name="isInput">Whether it is about what callers give.</param>
    /// <param name="narrows">Whether fewer values are possible than before.</param>
    /// <param name="text">What changed.</param>
    public void Moves(string path, bool isInput, bool narrows, string text)
    {
        if (isInput == narrows)
            Breaks(path, text);
        else
            Adds(path, text);
    }
}
