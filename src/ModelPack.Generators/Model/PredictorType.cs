using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>The contract class, as its generated part must repeat it.</summary>
/// <param name="Namespace">Empty for the global one.</param>
/// <param name="ContainingTypes">Declarations of the types that it is nested in, outermost first, as in <c>partial class Models</c>.</param>
/// <param name="Name">Escaped where it is a keyword.</param>
/// <param name="FullName">With <c>global::</c> and containing types.</param>
/// <param name="MetadataName">As reflection spells it, for hint names and the contract record.</param>
/// <param name="Keyword"><c>class</c> or <c>record</c>.</param>
/// <param name="IsPublic">Whether other assemblies see it.</param>
/// <param name="CanBeCompleted">Whether a predictor can be generated: partial, not generic, in partial types, with one pair of types that others see.</param>
/// <param name="Placeholder">Where it cannot, but a part can be added: what keeps the compiler from errors of its own; otherwise null.</param>
/// <param name="Summary">Plain text of its doc comment; empty when there is none.</param>
internal sealed record PredictorType(
    string Namespace,
    EquatableArray<string> ContainingTypes,
    string Name,
    string FullName,
    string MetadataName,
    string Keyword,
    bool IsPublic,
    bool CanBeCompleted,
    PlaceholderPart? Placeholder,
    string Summary);
