using Microsoft.CodeAnalysis;
using ModelPack.Generators.Model;

namespace ModelPack.Generators.Parsing;

/// <summary>Which C# types are scalars of the contract language.</summary>
internal static class ScalarTypes
{
    public static ScalarType Of(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            return ScalarType.Enum;
        if (type.SpecialType != SpecialType.None)
            return Of(type.SpecialType);
        return type switch
        {
            { Name: "Half", IsValueType: true } when type.ContainingNamespace.IsSystem() => ScalarType.Half,
            { Name: "BFloat16", IsValueType: true } when type.ContainingNamespace.IsModelPack() => ScalarType.BFloat16,
            _ => ScalarType.None,
        };
    }

    public static ScalarType Of(SpecialType type) => type switch
    {
        SpecialType.System_Boolean => ScalarType.Boolean,
        SpecialType.System_SByte => ScalarType.SByte,
        SpecialType.System_Byte => ScalarType.Byte,
        SpecialType.System_Int16 => ScalarType.Int16,
        SpecialType.System_UInt16 => ScalarType.UInt16,
        SpecialType.System_Int32 => ScalarType.Int32,
        SpecialType.System_UInt32 => ScalarType.UInt32,
        SpecialType.System_Int64 => ScalarType.Int64,
        SpecialType.System_UInt64 => ScalarType.UInt64,
        SpecialType.System_Single => ScalarType.Single,
        SpecialType.System_Double => ScalarType.Double,
        SpecialType.System_String => ScalarType.String,
        _ => ScalarType.None,
    };

    public static bool IsInteger(this ScalarType type) => type is >= ScalarType.SByte and <= ScalarType.UInt64;

    public static bool IsFloatingPoint(this ScalarType type) => type is >= ScalarType.BFloat16 and <= ScalarType.Double;

    /// <summary>The C# keyword, or <c>Half</c> or <c>BFloat16</c>.</summary>
    public static string ToCSharp(this ScalarType type) => type switch
    {
        ScalarType.Boolean => "bool",
        ScalarType.SByte => "sbyte",
        ScalarType.Byte => "byte",
        ScalarType.Int16 => "short",
        ScalarType.UInt16 => "ushort",
        ScalarType.Int32 => "int",
        ScalarType.UInt32 => "uint",
        ScalarType.Int64 => "long",
        ScalarType.UInt64 => "ulong",
        ScalarType.Single => "float",
        ScalarType.Double => "double",
        ScalarType.String => "string",
        _ => type.ToString(),
    };
}
