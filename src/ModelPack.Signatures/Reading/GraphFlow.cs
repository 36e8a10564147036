using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>The nodes of the main graph that hand values on, name them, or expect certain ones.</summary>
internal sealed class GraphFlow
{
    private const string MachineLearning = "ai.onnx.ml";

    // Nodes that hand on the values of their first input, in another shape or type.
    private static readonly HashSet<string> s_passing = new(StringComparer.Ordinal) { "Identity", "Cast", "Reshape", "Squeeze", "Unsqueeze", "Flatten" };

    // Nodes whose first output is one of the labels, or a map from them.
    private static readonly HashSet<string> s_declaring = new(StringComparer.Ordinal)
    {
        "ZipMap", "LabelEncoder", "CategoryMapper", "LinearClassifier", "TreeEnsembleClassifier", "SVMClassifier",
    };

    // Nodes that look their first input's values up in a list.
    private static readonly HashSet<string> s_encoding = new(StringComparer.Ordinal) { "OneHotEncoder", "LabelEncoder", "CategoryMapper" };

    // Nodes that hand on the values of all their inputs, side by side.
    private static readonly HashSet<(string Domain, string Type)> s_merging = [("", "Concat"), (MachineLearning, "FeatureVectorizer")];

    private readonly Dictionary<string, NodeFacts> _mergers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NodeFacts> _byOutput = new(StringComparer.Ordinal);
    private readonly List<NodeFacts> _encoders = [];
    private readonly List<NodeFacts> _imputers = [];

    /// <summary>The nodes that look their first input up in a list, in file order.</summary>
    public IReadOnlyList<NodeFacts> Encoders => _encoders;

    /// <summary>The nodes that replace missing values of their first input, in file order.</summary>
    public IReadOnlyList<NodeFacts> Imputers => _imputers;

    /// <summary>The nodes that hand a value on as it is.</summary>
    public IEnumerable<NodeFacts> Identities => _byOutput.Values.Where(static node => node is { Domain: "", OperatorType: "Identity", Inputs.Count: > 0 });

    public static bool IsPassing(NodeFacts node) => node.Domain.Length == 0 && s_passing.Contains(node.OperatorType);

    public static bool IsDeclaring(NodeFacts node) => node.Domain == MachineLearning && s_declaring.Contains(node.OperatorType);

    /// <summary>Remembers <paramref name="node"/> if it is one of these; says whether it is.</summary>
    public bool Add(NodeFacts node)
    {
        bool isPassing = IsPassing(node);
        bool isDeclaring = IsDeclaring(node);
        bool isEncoding = node.Domain == MachineLearning && s_encoding.Contains(node.OperatorType);
        bool isImputing = node is { Domain: MachineLearning, OperatorType: "Imputer" };
        bool isMerging = s_merging.Contains((node.Domain, node.OperatorType));
        if (node.Outputs.Count > 0 && (isPassing || isDeclaring))
            _byOutput[node.Outputs[0]] = node;
        if (node.Inputs.Count > 0 && isEncoding)
            _encoders.Add(node);
        if (node.Inputs.Count > 0 && isImputing)
            _imputers.Add(node);
        if (node.Outputs.Count > 0 && isMerging)
            _mergers[node.Outputs[0]] = node;
        return isPassing || isDeclaring || isEncoding || isImputing || isMerging;
    }

    /// <summary>The node whose first output is <paramref name="value"/>; null when it is none of these.</summary>
    public NodeFacts? FindMaker(string value) => _byOutput.TryGetValue(value, out NodeFacts? node) ? node : null;

    /// <summary>The node that hands its first input on as <paramref name="value"/>; null when none does.</summary>
    public NodeFacts? FindPassing(string value) => FindMaker(value) is { } node && IsPassing(node) ? node : null;

    /// <summary>The node that puts several values into <paramref name="value"/>; null when none does.</summary>
    public NodeFacts? FindMerger(string value) => _mergers.TryGetValue(value, out NodeFacts? node) ? node : null;
}
