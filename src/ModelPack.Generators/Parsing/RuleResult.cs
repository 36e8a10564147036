using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>What became of a validation attribute. Both are null for one that the compiler refuses already, and for one that allows everything.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Problem">Why the attribute does not fit its member.</param>
internal readonly record struct RuleResult(ValidationRule? Rule, string? Problem)
{
    public static implicit operator RuleResult(ValidationRule rule) => new(rule, null);

    public static RuleResult Misfit(string problem) => new(null, problem);
}
