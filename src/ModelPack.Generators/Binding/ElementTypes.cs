using System.Numerics;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Element types of tensors beside scalar types of C#.</summary>
internal static class ElementTypes
{
    /// <summary>The scalar type that holds an element exactly; none for those that no member binds to.</summary>
    public static ScalarType ToScalar(this TensorElementType type) => type switch
    {
        TensorElementType.Bool => ScalarType.Boolean,
        TensorElementType.Int8 => ScalarType.SByte,
        TensorElementType.UInt8 => ScalarType.Byte,
        TensorElementType.Int16 => ScalarType.Int16,
        TensorElementType.UInt16 => ScalarType.UInt16,
        TensorElementType.Int32 => ScalarType.Int32,
        TensorElementType.UInt32 => ScalarType.UInt32,
        TensorElementType.Int64 => ScalarType.Int64,
        TensorElementType.UInt64 => ScalarType.UInt64,
        TensorElementType.BFloat16 => ScalarType.BFloat16,
        TensorElementType.Float16 => ScalarType.Half,
        TensorElementType.Float32 => ScalarType.Single,
        TensorElementType.Float64 => ScalarType.Double,
        TensorElementType.String => ScalarType.String,
        _ => ScalarType.None,
    };

    /// <summary>Whether a conversion loses nothing, whatever the value.</summary>
    public static bool Widens(ScalarType from, ScalarType to)
    {
        if (from == to)
            return true;
        if (from.IsInteger() && to.IsInteger())
            return Holds(to, Number.RangeOf(from).Minimum) && Holds(to, Number.RangeOf(from).Maximum);
        if (from.IsInteger() && to.IsFloatingPoint())
            return Bits(from) <= Precision(to);
        return from.IsFloatingPoint() && to.IsFloatingPoint() && from < to && !(from == ScalarType.BFloat16 && to == ScalarType.Half);
    }

    /// <summary>Whether an integer type holds every declared value of an enum.</summary>
    public static bool HoldsAll(ScalarType type, EnumType values, out EnumMember? misfit)
    {
        foreach (EnumMember member in values.Members)
        {
            if (!Holds(type, ValueOf(member, values)))
            {
                misfit = member;
                return false;
            }
        }

        misfit = null;
        return true;
    }

    /// <summary>The value of an enum's member.</summary>
    public static BigInteger ValueOf(EnumMember member, EnumType type) =>
        type.Underlying == ScalarType.UInt64 ? unchecked((ulong)member.Value) : member.Value;

    private static bool Holds(ScalarType type, BigInteger value) =>
        !type.IsInteger() || (value >= Number.RangeOf(type).Minimum && value <= Number.RangeOf(type).Maximum);

    private static int Bits(ScalarType type) => type switch
    {
        ScalarType.SByte or ScalarType.Byte => 8,
        ScalarType.Int16 or ScalarType.UInt16 => 16,
        ScalarType.Int32 or ScalarType.UInt32 => 32,
        _ => 64,
    };

    /// <summary>Significant bits of a floating-point type.</summary>
    public static int Precision(ScalarType type) => type switch
    {
        ScalarType.BFloat16 => 8,
        ScalarType.Half => 11,
        ScalarType.Single => 24,
        _ => 53,
    };
}
