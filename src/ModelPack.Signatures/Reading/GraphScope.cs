using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>The names of one graph: a name that it uses is defined in it or in a graph around it.</summary>
internal sealed class GraphScope
{
    private readonly HashSet<string> _inputs = [];
    private readonly HashSet<string> _initializers = [];
    private readonly HashSet<string> _nodeOutputs = [];
    private readonly HashSet<string> _constants = [];
    private readonly HashSet<string> _used = [];

    public bool IsInitializer(string name) => _initializers.Contains(name);

    /// <summary>Whether a node, a graph inside one, or an output of the graph reads the value.</summary>
    public bool IsUsed(string name) => _used.Contains(name);

    public void AddInput(string name)
    {
        if (!_inputs.Add(name))
            throw InvalidModelException.InvalidGraph($"two inputs of the graph have the name '{PrintableText.Name(name)}'");
    }

    public void AddInitializer(string name) => _initializers.Add(name);

    public void AddConstant(string name) => _constants.Add(name);

    /// <summary>Records what a node writes; an empty name is an output that is left out.</summary>
    public void AddNodeOutput(string name)
    {
        if (name.Length > 0 && !_nodeOutputs.Add(name))
            throw InvalidModelException.InvalidGraph($"two nodes write the value '{PrintableText.Name(name)}'");
    }

    /// <summary>Records what a node or a graph output reads; an empty name is an input that is left out.</summary>
    public void Use(string name)
    {
        if (name.Length > 0)
            _used.Add(name);
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

        return _used.Where(name => !_nodeOutputs.Contains(name) && !_initializers.Contains(name) && !_constants.Contains(name) && !_inputs.Contains(name));
    }
}
