using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>An input that the contract fixes (<see cref="ConstantAttribute"/>).</summary>
/// <param name="tensor">The input.</param>
/// <param name="values">One value, or all elements of a row: an array of <see cref="long"/>, <see cref="double"/>, <see cref="bool"/> or <see cref="string"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConstantTensor(ModelTensor tensor, Array values)
{
    /// <summary>The input.</summary>
    public ModelTensor Tensor { get; } = tensor;

    /// <summary>One value, or all elements of a row.</summary>
    public Array Values { get; } = values;
}
