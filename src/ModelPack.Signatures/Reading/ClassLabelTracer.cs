using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Follows each graph output back to the node that declares its labels.</summary>
internal sealed class ClassLabelTracer
{
    private const string MachineLearning = "ai.onnx.ml";

    // Nodes that hand on the values of their first input, in another shape or type.
    private static readonly HashSet<string> s_passing = new(StringComparer.Ordinal) { "Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten" };

    // Nodes whose first output is one of the labels, or a map from them.
    private static readonly HashSet<string> s_declaring = new(StringComparer.Ordinal)
    {
        "ZipMap", "LabelEncoder", "LinearClassifier", "TreeEnsembleClassifier", "SVMClassifier",
    };

    private readonly Dictionary<string, NodeFacts> _byOutput = new(StringComparer.Ordinal);

    /// <summary>Remembers <paramref name="node"/> if labels can come from it or through it.</summary>
    public void Add(NodeFacts node)
    {
        if (node.Outputs.Count > 0 && (IsPassing(node) || IsDeclaring(node)))
            _byOutput[node.Outputs[0]] = node;
    }

    /// <summary>The labels of those outputs that have some.</summary>
    public IEnumerable<ClassLabels> Trace(IEnumerable<ValueInfo> outputs)
    {
        foreach (ValueInfo output in outputs)
        {
            if (FindDeclaration(output.Name) is { } node && ReadLabels(node, output) is { } labels)
                yield return labels;
        }
    }

    private NodeFacts? FindDeclaration(string name)
    {
        // A chain is no longer than the nodes are many; the count stops a ring, which only a damaged file has.
        for (int step = 0; step <= _byOutput.Count && _byOutput.TryGetValue(name, out NodeFacts? node); step++)
        {
            if (IsDeclaring(node))
                return node;
            if (node.Inputs.Count == 0)
                return null;
            name = node.Inputs[0];
        }

        return null;
    }

    private static ClassLabels? ReadLabels(NodeFacts node, ValueInfo output)
    {
        TensorElementType type = LabelType(output.Type);
        foreach (KeyValuePair<string, List<string>> list in node.Labels)
        {
            bool areStrings = LabelAttributes.AreStrings(list.Key);
            bool isText = type == TensorElementType.String;
            // Strings that became numbers on the way say nothing about the numbers; numbers that became text are their digits.
            if (list.Value.Count == 0 || (areStrings && !isText))
                continue;
            return new ClassLabels(output.Name, isText, new EquatableArray<string>(list.Value.Distinct(StringComparer.Ordinal)));
        }

        return null;
    }

    private static TensorElementType LabelType(ModelValueType type) => type switch
    {
        TensorValueType tensor => tensor.ElementType,
        SequenceValueType sequence => LabelType(sequence.Element),
        MapValueType map => map.KeyType,
        _ => TensorElementType.Undefined,
    };

    private static bool IsPassing(NodeFacts node) => node.Domain.Length == 0 && s_passing.Contains(node.OperatorType);

    private static bool IsDeclaring(NodeFacts node) => node.Domain == MachineLearning && s_declaring.Contains(node.OperatorType);
}
