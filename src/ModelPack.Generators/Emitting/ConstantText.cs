using System.Linq;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>What docs say of the values of a <c>[Constant]</c>.</summary>
internal static class ConstantText
{
    private const int Shown = 20;

    /// <summary>As in <c>16000</c> or <c>0.5, 0.25</c>.</summary>
    public static string Of(ConstantBinding constant) =>
        string.Join(", ", constant.Values.Take(Shown).Select(static value => RuleText.Value(value.Literal)))
        + (constant.Values.Count > Shown ? ", and " + (constant.Values.Count - Shown) + " more" : "");
}
