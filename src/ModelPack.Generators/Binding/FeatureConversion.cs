using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Binding;

/// <summary>Which conversions a feature vector makes between a member and a column.</summary>
internal static class FeatureConversion
{
    /// <summary>Why a member cannot be a column of an input tensor; null when it can.</summary>
    public static string? ProblemOfPacking(MemberType type, ScalarType column, bool isRounded)
    {
        ScalarType from = type.Element;
        if (from == ScalarType.String)
            return "a feature vector packs numbers, not strings; bind it to a tensor of its own by [Tensor]";
        if (from == ScalarType.Boolean || from == column)
            return null;
        if (column == ScalarType.Boolean)
            return "a bool column takes only bool";
        if (from == ScalarType.Enum)
            return EnumProblem(type.Enum!, column);

        // Integers that a floating-point column may not hold exactly are checked when they come.
        if (ElementTypes.Widens(from, column) || (from.IsInteger() && column.IsFloatingPoint()))
            return null;
        if (from == ScalarType.Double && column == ScalarType.Single)
            return isRounded ? null : "float32 loses digits of a double; use 'float', or allow it by [FeatureVector(Rounded = true)]";
        return column.ToCSharp() + " loses data of " + from.ToCSharp() + "; use '" + column.ToCSharp() + "'";
    }

    /// <summary>Why a column of an output tensor cannot become a member; null when it can.</summary>
    public static string? ProblemOfUnpacking(MemberType type, ScalarType column)
    {
        ScalarType to = type.Element;
        if (to == ScalarType.String)
            return "a feature vector unpacks numbers, not strings; bind it to a tensor of its own by [Tensor]";
        if (to == ScalarType.Enum)
            return column.IsInteger() ? EnumProblem(type.Enum!, column) : "an enum takes integers, and the columns are " + column.ToCSharp() + "; bind it to a tensor of its own by [Tensor]";
        return ElementTypes.Widens(column, to)
            ? null
            : to.ToCSharp() + " loses data of " + column.ToCSharp() + "; use '" + column.ToCSharp() + "', or bind it to a tensor of its own by [Tensor]";
    }

    /// <summary>Whether a member that does not fit may become a number like the column: text and enums say something else.</summary>
    public static bool TakesColumnType(MemberType type) => type.Element is not (ScalarType.String or ScalarType.Enum);

    private static string? EnumProblem(EnumType type, ScalarType column) => ElementTypes.HoldsAll(column, type, out EnumMember? misfit)
        ? null
        : column.ToCSharp() + " cannot hold '" + misfit!.Name + "' = " + ElementTypes.ValueOf(misfit, type);
}
