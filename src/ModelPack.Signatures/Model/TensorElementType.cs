namespace ModelPack.Signatures;

/// <summary>The element type of a tensor. Values are those of <c>TensorProto.DataType</c> in <c>onnx.proto</c>.</summary>
public enum TensorElementType
{
    /// <summary>Not declared, or a number that this version does not know.</summary>
    Undefined = 0,

    /// <summary>32-bit floating point; <c>float</c>.</summary>
    Float32 = 1,

    /// <summary>Unsigned 8-bit integer; <c>byte</c>.</summary>
    UInt8 = 2,

    /// <summary>Signed 8-bit integer; <c>sbyte</c>.</summary>
    Int8 = 3,

    /// <summary>Unsigned 16-bit integer; <c>ushort</c>.</summary>
    UInt16 = 4,

    /// <summary>Signed 16-bit integer; <c>short</c>.</summary>
    Int16 = 5,

    /// <summary>Signed 32-bit integer; <c>int</c>.</summary>
    Int32 = 6,

    /// <summary>Signed 64-bit integer; <c>long</c>.</summary>
    Int64 = 7,

    /// <summary>UTF-8 text; <c>string</c>.</summary>
    String = 8,

    /// <summary>One byte, 0 or 1; <c>bool</c>.</summary>
    Bool = 9,

    /// <summary>IEEE 754 half precision; <c>System.Half</c>.</summary>
    Float16 = 10,

    /// <summary>64-bit floating point; <c>double</c>.</summary>
    Float64 = 11,

    /// <summary>Unsigned 32-bit integer; <c>uint</c>.</summary>
    UInt32 = 12,

    /// <summary>Unsigned 64-bit integer; <c>ulong</c>.</summary>
    UInt64 = 13,

    /// <summary>Two 32-bit floats; ONNX Runtime does not load it.</summary>
    Complex64 = 14,

    /// <summary>Two 64-bit floats; ONNX Runtime does not load it.</summary>
    Complex128 = 15,

    /// <summary>The upper half of a 32-bit float; <c>ModelPack.BFloat16</c>.</summary>
    BFloat16 = 16,

    /// <summary>8-bit float, 4 exponent bits, finite and NaN.</summary>
    Float8E4M3FN = 17,

    /// <summary>8-bit float, 4 exponent bits, no negative zero.</summary>
    Float8E4M3FNUZ = 18,

    /// <summary>8-bit float, 5 exponent bits.</summary>
    Float8E5M2 = 19,

    /// <summary>8-bit float, 5 exponent bits, no negative zero.</summary>
    Float8E5M2FNUZ = 20,

    /// <summary>Unsigned 4-bit integer.</summary>
    UInt4 = 21,

    /// <summary>Signed 4-bit integer.</summary>
    Int4 = 22,

    /// <summary>4-bit float.</summary>
    Float4E2M1 = 23,

    /// <summary>8-bit exponent.</summary>
    Float8E8M0 = 24,

    /// <summary>Unsigned 2-bit integer.</summary>
    UInt2 = 25,

    /// <summary>Signed 2-bit integer.</summary>
    Int2 = 26,
}
