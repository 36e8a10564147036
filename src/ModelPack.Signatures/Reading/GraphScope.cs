using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>The names of one graph: a name that it uses is defined in it or in a graph around it.</summary>
internal sealed class GraphScope(MemoryBudget budget)
{
    private readonly HashSet<string> _inputs = [];
    private readonly HashSet<string> _initializers = [];
    private readonly HashSet<string> _nodeOutputs = [];
    private readonly HashSet<string> _constants = [];
    private readonly Dictionary<string, int> _used = [];
    private long _kept;

    public bool IsInitializer(string name) => _initializers.Contains(name);

    /// <summary>How often a node, a graph inside one, or an output of the graph reads the value.</summary>
    public int CountUses(string name) => _used.TryGetValue(name, out int uses) ? uses : 0;

    public void AddInput(string name)
    {
        if (!Add(_inputs, name))
            throw InvalidModelException.InvalidGraph($"two inputs of the graph have the name '{PrintableText.Name(name)}'");
    }

    public void AddInitializer(string name) => Add(_initializers, name);

    public void AddConstant(string name) => Add(_constants, name);

    /// <summary>Records what a node writes; an empty name is an output that is left out.</summary>
    public void AddNodeOutput(string name)
    {
        if (name.Length > 0 && !Add(_nodeOutputs, name))
            throw InvalidModelException.InvalidGraph($"two nodes write the value '{PrintableText.Name(name)}'");
    }

    /// <summary>Records what a node or a graph output reads; an empty name is an input that is left out.</summary>
    public void Use(string name)
    {
        if (name.Length == 0)
            return;
        int uses = CountUses(name);
        if (uses == 0)
            Keep(name);
        _used[name] = uses + 1;
    }

    /// <summary>Checks the graph once it is read: initializers and inputs follow the nodes in the file.</summary>
    /// <returns>The names that a graph around this one must define.</returns>
    public IEnumerable<string> Close()
    {
        foreach (string name in _nodeOutputs)
        {
            if (_inputs.Contains(name) || _initializers.Contains(name))
                throw InvalidModelException.InvalidGraph($"a node writes the value '{PrintableText.Name(name)}', which is an input or initializer of the graph");
        }

        return _used.Keys.Where(name => !_nodeOutputs.Contains(name) && !_initializers.Contains(name) && !_constants.Contains(name) && !_inputs.Contains(name));
    }

    /// <summary>Gives back what the names took, once nobody asks for them.</summary>
    public void Release() => budget.Release(_kept);

    private bool Add(HashSet<string> names, string name)
    {
        if (!names.Add(name))
            return false;
        Keep(name);
        return true;
    }

    private void Keep(string name)
    {
        long cost = MemoryBudget.OfName(name);
        budget.Keep(cost);
        _kept += cost;
    }
}
