namespace ModelPack.Signatures;

/// <summary>A value of the graph that has the elements of an input, possibly as another type.</summary>
/// <param name="Input">The graph input.</param>
/// <param name="Type">The element type that they have now: a string, or an integer type that holds them all.</param>
internal sealed record CategorySource(string Input, TensorElementType Type)
{
    /// <summary>The same behind <paramref name="node"/>, which keeps elements or casts them; null when the cast may change one.</summary>
    public CategorySource? Through(NodeFacts node)
    {
        if (node.OperatorType != "Cast")
            return this;
        var target = (TensorElementType)(node.FindNumber(NodeAttributes.To) ?? 0);
        bool isKept = target == Type || (IntegerRange.IsIntegerType(Type) && (target == TensorElementType.String || IntegerRange.Includes(target, Type)));
        return isKept ? this with { Type = target } : null;
    }
}
