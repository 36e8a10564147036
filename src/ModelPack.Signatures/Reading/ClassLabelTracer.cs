using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Follows each graph output back to the node that declares its labels.</summary>
internal static class ClassLabelTracer
{
    /// <summary>The labels of those outputs that have some.</summary>
    public static IEnumerable<ClassLabels> Trace(GraphFlow flow, IEnumerable<ValueInfo> outputs)
    {
        foreach (ValueInfo output in outputs)
        {
            if (FindDeclaration(flow, output.Name, out bool isCast) is { } node && ReadLabels(node, output, isCast) is { } labels)
                yield return labels;
        }
    }

    private static NodeFacts? FindDeclaration(GraphFlow flow, string name, out bool isCast)
    {
        isCast = false;
        for (int step = 0; step <= flow.LongestChain && flow.FindMaker(name) is { } node; step++)
        {
            if (GraphFlow.IsDeclaring(node))
                return node;
            if (node.Inputs.Count == 0)
                return null;
            isCast |= node.OperatorType == "Cast";
            name = node.Inputs[0];
        }

        return null;
    }

    // Strings that became numbers on the way say nothing about the numbers; numbers that became text are their digits.
    private static ClassLabels? ReadLabels(NodeFacts node, ValueInfo output, bool isCast)
    {
        bool isText = LabelType(output.Type) == TensorElementType.String;
        List<string>? texts = node.FindList("classlabels_strings", "values_strings");
        List<string>? integers = node.FindList("classlabels_ints", "classlabels_int64s", "values_int64s");

        // These two map either way by the lists that they have, so that only their own type says which.
        if (!isCast && (node.OperatorType is "LabelEncoder" or "CategoryMapper"))
        {
            texts ??= node.FindList("classes_strings", "cats_strings");
            integers ??= node.FindList("cats_int64s");
        }

        return (isText ? texts ?? integers : integers) is { } labels
            ? new ClassLabels(output.Name, isText, new EquatableArray<string>(labels.Distinct(StringComparer.Ordinal)))
            : null;
    }

    private static TensorElementType LabelType(ModelValueType type) => type switch
    {
        TensorValueType tensor => tensor.ElementType,
        SequenceValueType sequence => LabelType(sequence.Element),
        MapValueType map => map.KeyType,
        _ => TensorElementType.Undefined,
    };
}
