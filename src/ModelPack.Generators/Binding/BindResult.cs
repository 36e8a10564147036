using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>A contract bound to its model.</summary>
/// <param name="Model">What to emit; null when nothing can be, because the class cannot be completed or does not compile.</param>
/// <param name="Issues">What is wrong.</param>
internal sealed record BindResult(ContractModel? Model, EquatableArray<ContractIssue> Issues);
