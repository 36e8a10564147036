using System.ComponentModel;
using ModelPack.Signatures;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>A tensor, map or sequence that a contract binds.</summary>
/// <param name="name">The graph's name of it.</param>
/// <param name="elementType">The element type; of a sequence, that of its tensors; of maps, the type of the values.</param>
/// <param name="shape">Each dimension: 0 or more for a fixed one, <see cref="Batch"/>, <see cref="Unknown"/>, or <see cref="Symbol"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelTensor(string name, TensorElementType elementType, params long[] shape)
{
    /// <summary>The dimension that counts rows.</summary>
    public const long Batch = -1;

    /// <summary>A dimension of an output that only the run tells.</summary>
    public const long Unknown = -2;

    /// <summary>The graph's name.</summary>
    public string Name { get; } = name;

    /// <summary>The element type.</summary>
    public TensorElementType ElementType { get; } = elementType;

    /// <summary>The dimensions.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>What kind of value it is. With keys, and nothing else said, a sequence of maps, one a row.</summary>
    public ModelValueForm Form
    {
        get => field == ModelValueForm.Tensor && MapKeyType != TensorElementType.Undefined ? ModelValueForm.RowMaps : field;
        init;
    }

    /// <summary>Whether it is an ONNX <c>optional</c>, which may hold nothing.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Which of <see cref="ContractDefinition.Symbols"/> is 0 for rows that leave this input out and 1 for those that give it; -1 when every row gives it.</summary>
    public int Presence { get; init; } = -1;

    /// <summary>For maps, the type of their keys; otherwise undefined.</summary>
    public TensorElementType MapKeyType { get; init; }

    /// <summary>Whether the model gives no shape at all (<see cref="Shape"/> is empty then).</summary>
    public bool AnyShape { get; init; }

    /// <summary>The encoding of symbolic dimension <paramref name="index"/> of <see cref="ContractDefinition.Symbols"/>.</summary>
    public static long Symbol(int index) => -3L - index;
}
