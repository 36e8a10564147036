namespace ModelPack;

/// <summary>The unit of a member's value. It flows into the schema, the model card and error messages; nothing converts.</summary>
/// <param name="symbol">The unit's symbol, as in <c>cm</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class UnitAttribute(string symbol) : Attribute
{
    /// <summary>The unit's symbol.</summary>
    public string Symbol { get; } = symbol;
}
