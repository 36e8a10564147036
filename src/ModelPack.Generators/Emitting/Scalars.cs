using ModelPack.Generators.Binding;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>How generated code writes scalar types and element types.</summary>
internal static class Scalars
{
    /// <summary>The C# type of a scalar that is no enum.</summary>
    public static string Keyword(this ScalarType type) => type switch
    {
        ScalarType.Half => "global::System.Half",
        ScalarType.BFloat16 => "global::ModelPack.BFloat16",
        _ => type.ToCSharp(),
    };

    /// <summary>The C# type of a tensor's elements.</summary>
    public static string Keyword(this TensorElementType type) => type.ToScalar().Keyword();

    /// <summary>Whether a value can be null in C# without being nullable: code without nullable annotations gives such.</summary>
    public static bool IsReference(this MemberType type) => type.Form switch
    {
        MemberForm.Scalar => type.Element == ScalarType.String,
        MemberForm.Memory or MemberForm.Unsupported => false,
        _ => true,
    };

    /// <summary>Whether integers of a type may be rounded by a floating-point type; then their values are checked.</summary>
    public static bool MayRound(ScalarType from, ScalarType to) =>
        from.IsInteger() && to.IsFloatingPoint() && !ElementTypes.Widens(from, to);
}
