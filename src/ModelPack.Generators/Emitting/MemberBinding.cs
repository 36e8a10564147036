using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>Where a member's values go: which tensor, and which column of a feature vector.</summary>
/// <param name="Tensor">The tensor's place among the bound ones.</param>
/// <param name="Binding">The tensor.</param>
/// <param name="Column">The column; -1 when the tensor is the member's alone.</param>
internal readonly record struct MemberBinding(int Tensor, TensorBinding Binding, int Column);
