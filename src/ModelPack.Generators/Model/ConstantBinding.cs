using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>An input that a <c>[Constant]</c> fills.</summary>
/// <param name="Tensor">The tensor; dimensions that nothing else tells have the length that the values give.</param>
/// <param name="Values">One value, or all elements of a row.</param>
internal sealed record ConstantBinding(TensorBinding Tensor, EquatableArray<ConstantValue> Values);
