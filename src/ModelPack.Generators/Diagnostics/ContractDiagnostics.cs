using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Diagnostics;

/// <summary>All diagnostics of contracts. Ids are literal and never reused; each has a page in <c>src/ModelPack/docs</c>.</summary>
internal static class ContractDiagnostics
{
    private const string Category = "ModelPack";

    // A list of tensors fits; a name of a megabyte does not.
    private const int LongestArgument = 1_000;

    internal static readonly DiagnosticDescriptor ClassCannotBeCompleted = Error("MPK1001", "Contract class cannot be completed",
        "Contract class '{0}' cannot be completed: {1}");

    internal static readonly DiagnosticDescriptor UnknownModel = Error("MPK1002", "No OnnxModel item matches the path",
        "No OnnxModel item of the project matches '{0}': {1}");

    internal static readonly DiagnosticDescriptor UnknownTensor = Error("MPK1003", "Tensor is not in the model",
        "'{0}' names {1} of model '{2}'; {3}");

    internal static readonly DiagnosticDescriptor InputNotBound = Error("MPK1004", "Model input is not bound",
        "Input '{0}', {1}, of model '{2}' is not bound by '{3}'; {4}");

    internal static readonly DiagnosticDescriptor WrongElementType = Error("MPK1005", "Element type differs",
        "'{0}' is '{1}', but {2} '{3}' of model '{4}' holds {5}: use '{6}'");

    internal static readonly DiagnosticDescriptor WrongShape = Error("MPK1006", "Shape differs",
        "Shapes differ: {0}, but {1}");

    internal static readonly DiagnosticDescriptor WrongWidth = Error("MPK1007", "Width of the feature vector differs",
        "{0}, but {1} '{2}' of model '{3}' has {4} columns{5}");

    internal static readonly DiagnosticDescriptor WrongFeatureOrder = Error("MPK1008", "Feature order differs",
        "Column {0} of '{1}' is feature '{2}' in model '{3}', but '{4}' is there; the model's order: {5}");

    internal static readonly DiagnosticDescriptor CannotBeBound = Error("MPK1009", "Type cannot be bound",
        "'{0}' cannot be bound: {1}");

    internal static readonly DiagnosticDescriptor BoundTwice = Error("MPK1010", "Bound twice",
        "'{0}' and '{1}' both bind {2}");

    internal static readonly DiagnosticDescriptor AttributeDoesNotFit = Error("MPK1011", "Validation attribute does not fit",
        "[{0}] does not fit '{1}' of type '{2}': {3}");

    internal static readonly DiagnosticDescriptor NullableWithoutRule = Error("MPK1012", "Nullable member without a rule for missing values",
        "'{0}' is '{1}', but {2}");

    internal static readonly DiagnosticDescriptor FeatureOrderUnverified = new("MPK1013", "Feature order is unverified",
        "The order of the columns that '{0}' packs into '{1}' of model '{2}' is unverified: {3}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLink.For("MPK1013"));

    internal static readonly DiagnosticDescriptor LabelsDiffer = Error("MPK1014", "Class labels and enum differ",
        "Enum '{0}' has no member for labels of {1} '{2}' of model '{3}': {4}");

    /// <summary>All of them, in order of id.</summary>
    internal static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        ClassCannotBeCompleted, UnknownModel, UnknownTensor, InputNotBound, WrongElementType, WrongShape, WrongWidth,
        WrongFeatureOrder, CannotBeBound, BoundTwice, AttributeDoesNotFit, NullableWithoutRule, FeatureOrderUnverified, LabelsDiffer,
    ];

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = All.ToImmutableDictionary(descriptor => descriptor.Id);

    /// <summary>The descriptor of an id.</summary>
    internal static DiagnosticDescriptor Find(string id) => ById[id];

    /// <summary>An issue as it is shown, with what its code fix must know.</summary>
    internal static Diagnostic Create(ContractIssue issue, Location location) =>
        Diagnostic.Create(Find(issue.Id), location, issue.Fix?.ToProperties() ?? ImmutableDictionary<string, string?>.Empty, [.. issue.Arguments.Select(argument => PrintableText.Of(argument, LongestArgument))]);

    /// <summary>Whether a contract with this diagnostic is broken; the author's severity settings change what is shown, not what is wrong.</summary>
    internal static bool IsError(string id) => ById[id].DefaultSeverity == DiagnosticSeverity.Error;

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink.For(id));
}
