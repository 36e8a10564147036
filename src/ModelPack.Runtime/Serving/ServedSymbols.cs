namespace ModelPack.Runtime.Serving;

/// <summary>Numbers the symbolic dimensions of a model.</summary>
internal sealed class ServedSymbols
{
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    /// <summary>The number of a name.</summary>
    public int Add(string name)
    {
        int known = _names.IndexOf(name);
        if (known >= 0)
            return known;
        _names.Add(name);
        return _names.Count - 1;
    }
}
