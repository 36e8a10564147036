using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>A validation attribute, reduced to what generated code compares.</summary>
/// <param name="Kind">Which attribute.</param>
/// <param name="Minimum">Lower bound or length as an invariant C# literal of the member's type; null without one.</param>
/// <param name="Maximum">Upper bound or length; null without one.</param>
/// <param name="MinimumIsExclusive"><c>[Range]</c>'s flag.</param>
/// <param name="MaximumIsExclusive"><c>[Range]</c>'s flag.</param>
/// <param name="Values">Values of <c>[AllowedValues]</c> and <c>[DeniedValues]</c>, as C# expressions.</param>
/// <param name="Text">The pattern, or for a user-made attribute the C# expression that makes it.</param>
/// <param name="Message">The author's <c>ErrorMessage</c>; null without one.</param>
internal sealed record ValidationRule(
    RuleKind Kind,
    string? Minimum,
    string? Maximum,
    bool MinimumIsExclusive,
    bool MaximumIsExclusive,
    EquatableArray<string> Values,
    string? Text,
    string? Message);
