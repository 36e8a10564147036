using Google.Protobuf;
using ModelPack.Signatures;

namespace ModelPack.Conformance.Tests.Signatures;

/// <summary>What a model file declares, read with another protobuf library than the product's: the second opinion on names, types and shapes.</summary>
internal sealed class DeclaredGraph
{
    private const int ModelGraph = 7;
    private readonly List<(string Name, ModelValueType Type)> _inputs = [];
    private readonly List<(string Name, ModelValueType Type)> _outputs = [];
    private readonly HashSet<string> _initializers = [];
    private readonly HashSet<string> _operators = [];

    public DeclaredGraph(string file)
    {
        using FileStream stream = File.OpenRead(file);
        foreach ((int field, ByteString graph) in Messages.Of(new CodedInputStream(stream)))
        {
            if (field == ModelGraph)
                ReadGraph(graph);
        }
    }

    /// <summary>The inputs that are no initializers.</summary>
    public IReadOnlyList<(string Name, ModelValueType Type)> Inputs => [.. _inputs.Where(input => !_initializers.Contains(input.Name))];

    /// <summary>The inputs that are initializers too.</summary>
    public IReadOnlyList<(string Name, ModelValueType Type)> Defaults => [.. _inputs.Where(input => _initializers.Contains(input.Name))];

    /// <summary>The outputs.</summary>
    public IReadOnlyList<(string Name, ModelValueType Type)> Outputs => _outputs;

    /// <summary>The operators of the nodes, also of those in bodies of loops and branches.</summary>
    public IReadOnlySet<string> Operators => _operators;

    private void ReadGraph(ByteString message)
    {
        foreach ((int field, ByteString value) in Messages.Of(message))
        {
            switch (field)
            {
                case 1:
                    ReadNode(value);
                    break;
                case 5:
                    _initializers.Add(Messages.Text(value, field: 8));
                    break;
                case 11:
                    _inputs.Add(DeclaredType.ReadValueInfo(value));
                    break;
                case 12:
                    _outputs.Add(DeclaredType.ReadValueInfo(value));
                    break;
            }
        }
    }

    private void ReadNode(ByteString message)
    {
        foreach ((int field, ByteString value) in Messages.Of(message))
        {
            if (field == 4)
                _operators.Add(value.ToStringUtf8());
            else if (field == 5)
                ReadBodies(value);
        }
    }

    // The graph of an attribute: only its operators matter here.
    private void ReadBodies(ByteString attribute)
    {
        foreach ((_, ByteString graph) in Messages.Of(attribute).Where(static entry => entry.Field == 6))
        {
            foreach ((_, ByteString node) in Messages.Of(graph).Where(static entry => entry.Field == 1))
                ReadNode(node);
        }
    }
}
