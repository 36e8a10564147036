namespace ModelPack.Packages.Contracts;

/// <summary>Which tensor, or column of one, a member is bound to.</summary>
/// <param name="Side"><c>input</c> or <c>output</c>.</param>
/// <param name="Member">The member.</param>
/// <param name="Tensor">The graph input or output.</param>
/// <param name="Column">The column in a feature vector; null when the member has the tensor to itself.</param>
internal sealed record ContractBinding(string Side, string Member, string Tensor, int? Column = null);
