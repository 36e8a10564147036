using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>One row of the output tensors of a run, for <see cref="IModelContract{TInput, TOutput}.Unpack"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct OutputRow
{
}
