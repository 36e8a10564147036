using System.Collections.Generic;

namespace ModelPack.Signatures;

/// <summary>One node, without its weights.</summary>
internal sealed class NodeFacts
{
    public string OperatorType { get; set; } = "";

    public string Domain { get; set; } = "";

    public List<string> Inputs { get; } = [];

    public List<string> Outputs { get; } = [];

    /// <summary>Lists of labels by attribute name, for the attributes in <see cref="LabelAttributes"/>.</summary>
    public Dictionary<string, List<string>> Labels { get; } = [];
}
