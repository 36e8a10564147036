namespace ModelPack.Signatures;

/// <summary>A value of the graph whose elements are labels that a node declares.</summary>
/// <param name="Node">The node.</param>
/// <param name="IsCast">Whether they may have another type than the node gave them.</param>
internal sealed record LabelSource(NodeFacts Node, bool IsCast);
