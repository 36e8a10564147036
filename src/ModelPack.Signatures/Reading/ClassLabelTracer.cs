using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Follows each graph output back to the node that declares its labels.</summary>
internal static class ClassLabelTracer
{
    /// <summary>The labels of those outputs that have some.</summary>
    public static IEnumerable<ClassLabels> Trace(GraphFlow flow, IEnumerable<ValueInfo> outputs, MemoryBudget budget)
    {
        var sources = new Backtrace<LabelSource>(
            name => flow.FindMaker(name) is { } node && GraphFlow.IsDeclaring(node) ? new LabelSource(node, IsCast: false) : null,
            flow.FindPassing,
            static (source, node) => node.OperatorType == "Cast" ? source with { IsCast = true } : source);
        foreach (ValueInfo output in outputs)
        {
            if (sources.Find(output.Name) is not { } source || ReadLabels(source.Node, output, source.IsCast) is not { } labels)
                continue;

            // Any number of outputs can be of one list, and each of them repeats it in the signature's text.
            budget.Keep(labels.Labels.Sum(MemoryBudget.OfText));
            yield return labels;
        }
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
