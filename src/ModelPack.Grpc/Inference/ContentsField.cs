using ModelPack.Signatures;

namespace ModelPack.Grpc.Inference;

/// <summary>The fields of <c>InferTensorContents</c>: which one holds the elements follows from the datatype.</summary>
internal static class ContentsField
{
    public const int Bool = 1;
    public const int Int = 2;
    public const int Int64 = 3;
    public const int UInt = 4;
    public const int UInt64 = 5;
    public const int Float32 = 6;
    public const int Float64 = 7;
    public const int Bytes = 8;

    /// <summary>The field of an element type; 0 for those that only travel raw.</summary>
    public static int Of(TensorElementType type) => type switch
    {
        TensorElementType.Bool => Bool,
        TensorElementType.Int8 or TensorElementType.Int16 or TensorElementType.Int32 => Int,
        TensorElementType.Int64 => Int64,
        TensorElementType.UInt8 or TensorElementType.UInt16 or TensorElementType.UInt32 => UInt,
        TensorElementType.UInt64 => UInt64,
        TensorElementType.Float32 => Float32,
        TensorElementType.Float64 => Float64,
        TensorElementType.String => Bytes,
        _ => 0,
    };
}
