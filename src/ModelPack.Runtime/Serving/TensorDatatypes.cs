using System.ComponentModel;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Serving;

/// <summary>The datatypes of the Open Inference Protocol, and the element types that they stand for.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorDatatypes
{
    private static readonly (TensorElementType Type, string Name)[] s_names =
    [
        (TensorElementType.Float32, "FP32"),
        (TensorElementType.Int64, "INT64"),
        (TensorElementType.String, "BYTES"),
        (TensorElementType.Bool, "BOOL"),
        (TensorElementType.Float64, "FP64"),
        (TensorElementType.Int32, "INT32"),
        (TensorElementType.UInt8, "UINT8"),
        (TensorElementType.Int8, "INT8"),
        (TensorElementType.UInt16, "UINT16"),
        (TensorElementType.Int16, "INT16"),
        (TensorElementType.UInt32, "UINT32"),
        (TensorElementType.UInt64, "UINT64"),
        (TensorElementType.Float16, "FP16"),
        (TensorElementType.BFloat16, "BF16"),
    ];

    /// <summary>The protocol's name of an element type, as in <c>FP32</c>; null for one that the protocol does not carry.</summary>
    public static string? NameOf(TensorElementType type)
    {
        foreach ((TensorElementType candidate, string name) in s_names)
        {
            if (candidate == type)
                return name;
        }

        return null;
    }

    /// <summary>The element type of a datatype; <see cref="TensorElementType.Undefined"/> when the protocol has none of that name.</summary>
    public static TensorElementType Parse(ReadOnlySpan<char> datatype)
    {
        foreach ((TensorElementType type, string name) in s_names)
        {
            if (datatype.SequenceEqual(name))
                return type;
        }

        return TensorElementType.Undefined;
    }
}
