using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>One row of the input tensors of a run, for <see cref="IModelContract{TInput, TOutput}.Pack"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct InputRow
{
}
