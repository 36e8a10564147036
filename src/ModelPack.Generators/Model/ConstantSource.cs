using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>A <c>[Constant]</c> as its C# says it.</summary>
/// <param name="Input">The name of the graph input.</param>
/// <param name="Values">One value, or all elements.</param>
internal sealed record ConstantSource(string Input, EquatableArray<ConstantValue> Values)
{
    /// <summary>The type of the values: int64, float64, bool or string.</summary>
    public ScalarType Type => Values.Count > 0 ? Values[0].Type : ScalarType.None;
}
