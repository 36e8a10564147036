namespace ModelPack.Signatures;

/// <summary>Names and sizes of element types.</summary>
public static class TensorElementTypes
{
    /// <summary>The name that messages, signatures and manifests use, as in <c>float32</c>.</summary>
    public static string ToOnnxName(this TensorElementType type) => type.ToString().ToLowerInvariant();

    /// <summary>The element type with that name; false when there is none.</summary>
    public static bool TryParse(string name, out TensorElementType type)
    {
        for (TensorElementType candidate = TensorElementType.Undefined; candidate <= TensorElementType.Int2; candidate++)
        {
            if (candidate.ToOnnxName() == name)
            {
                type = candidate;
                return true;
            }
        }

        type = TensorElementType.Undefined;
        return false;
    }

    /// <summary>Bytes an element takes in memory; 0 for strings, sub-byte and unknown types.</summary>
    public static int SizeInBytes(this TensorElementType type) => type switch
    {
        TensorElementType.UInt8 or TensorElementType.Int8 or TensorElementType.Bool
            or TensorElementType.Float8E4M3FN or TensorElementType.Float8E4M3FNUZ
            or TensorElementType.Float8E5M2 or TensorElementType.Float8E5M2FNUZ or TensorElementType.Float8E8M0 => 1,
        TensorElementType.UInt16 or TensorElementType.Int16 or TensorElementType.Float16 or TensorElementType.BFloat16 => 2,
        TensorElementType.Float32 or TensorElementType.Int32 or TensorElementType.UInt32 => 4,
        TensorElementType.Int64 or TensorElementType.UInt64 or TensorElementType.Float64 or TensorElementType.Complex64 => 8,
        TensorElementType.Complex128 => 16,
        _ => 0,
    };
}
