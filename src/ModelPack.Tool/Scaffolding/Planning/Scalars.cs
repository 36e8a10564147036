using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>C# types and JSON values of element types.</summary>
internal static class Scalars
{
    /// <summary>The C# type; null when no member binds to it.</summary>
    public static string? TypeOf(TensorElementType type) => type switch
    {
        TensorElementType.Bool => "bool",
        TensorElementType.Int8 => "sbyte",
        TensorElementType.UInt8 => "byte",
        TensorElementType.Int16 => "short",
        TensorElementType.UInt16 => "ushort",
        TensorElementType.Int32 => "int",
        TensorElementType.UInt32 => "uint",
        TensorElementType.Int64 => "long",
        TensorElementType.UInt64 => "ulong",
        TensorElementType.Float16 => "Half",
        TensorElementType.BFloat16 => "BFloat16",
        TensorElementType.Float32 => "float",
        TensorElementType.Float64 => "double",
        TensorElementType.String => "string",
        _ => null,
    };

    /// <summary>A value that every member of the type takes, as JSON.</summary>
    public static string ExampleOf(TensorElementType type) => type switch
    {
        TensorElementType.Bool => "false",
        TensorElementType.String => "\"text\"",
        _ => "0",
    };

    /// <summary>The same as an argument of <c>[Constant]</c>.</summary>
    public static string ConstantOf(TensorElementType type) => type switch
    {
        TensorElementType.Bool => "false",
        TensorElementType.String => "\"\"",
        TensorElementType.Float16 or TensorElementType.BFloat16 or TensorElementType.Float32 or TensorElementType.Float64 => "0.0",
        _ => "0L",
    };
}
