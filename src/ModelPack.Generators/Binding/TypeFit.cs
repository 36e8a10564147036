using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Binding;

/// <summary>Whether a member's type fits the tensor that it binds: form, element type, shape, in that order; the first misfit is the one that is reported.</summary>
internal sealed class TypeFit(IssueWriter issues, bool isInput)
{
    /// <summary>Checks a member of any form but a feature vector's; false after adding an issue.</summary>
    public bool Check(ContractMember member, BoundValue value) =>
        FormFits(member, value) && ElementFits(member, value) && ShapeFits(member, value);

    private bool FormFits(ContractMember member, BoundValue value)
    {
        if (value.ElementType.ToScalar() == ScalarType.None)
        {
            issues.CannotBind(member, issues.Describe(value) + ", which no member type binds to yet");
            return false;
        }

        if (value.IsMap == (member.Type.Form == MemberForm.Dictionary))
            return true;
        string use = value.RightType() is { } right ? ": use '" + right + "'" : "";
        issues.CannotBind(member, "it is '" + issues.ShortType(member) + "', but " + issues.Describe(value) + use, IssueFixes.ChangeType(member, value.RightType()));
        return false;
    }

    private bool ElementFits(ContractMember member, BoundValue value)
    {
        ScalarType wanted = value.ElementType.ToScalar();
        MemberType type = member.Type;
        if (value.IsMap)
        {
            bool keyFits = type.Key == ScalarType.Enum || type.Key == value.MapKeyType.ToScalar();
            return (keyFits && type.Element == wanted && (type.Key != ScalarType.Enum || EnumFits(member, value, value.MapKeyType.ToScalar()))) || issues.WrongElement(member, value);
        }

        if (type.Element == ScalarType.Enum)
            return wanted == ScalarType.String || (wanted.IsInteger() ? EnumFits(member, value, wanted) : issues.WrongElement(member, value));
        bool rounds = isInput && member.Rounded && type is { Form: MemberForm.Scalar, Element: ScalarType.Double } && wanted == ScalarType.Single;
        return type.Element == wanted || rounds || issues.WrongElement(member, value);
    }

    private bool EnumFits(ContractMember member, BoundValue value, ScalarType integer)
    {
        if (ElementTypes.HoldsAll(integer, member.Type.Enum!, out EnumMember? misfit))
            return true;
        issues.CannotBind(member, issues.Describe(value) + ", which cannot hold '" + misfit!.Name + "' = " + ElementTypes.ValueOf(misfit, member.Type.Enum!));
        return false;
    }

    private bool ShapeFits(ContractMember member, BoundValue value)
    {
        if (value.IsMap || value.Row.IsAny)
            return true;
        bool isScalar = member.Type.Form == MemberForm.Scalar;
        if (!isScalar && value.Row.OpenDimensions > 1)
        {
            issues.CannotBind(member, issues.Describe(value) + ", a row of shape " + value.Row + ": an array takes at most one dimension that the model does not fix");
            return false;
        }

        if (isScalar ? value.Row.IsSingle : value.Row.Rank > 0)
            return true;
        string takes = isScalar ? "one element a row" : "an array a row";
        string shape = value.Row.Rank == 0 ? "one element a row" : "a row of shape " + value.Row;
        (string use, IssueFix? fix) = UseInstead(member, value);
        issues.WrongShape(member, "'" + member.Name + "' takes " + takes, issues.Describe(value) + ", " + shape + use, fix);
        return false;
    }

    private static (string Advice, IssueFix? Fix) UseInstead(ContractMember member, BoundValue value)
    {
        if (value.RightType() is not { } right)
            return ("", null);
        if (member.Type.Element != ScalarType.Enum)
            return ("; use '" + right + "'", IssueFixes.ChangeType(member, right));
        string name = member.Type.Enum!.FullName + (right.EndsWith("[]", System.StringComparison.Ordinal) ? "[]" : "");
        return ("; use '" + IssueWriter.ShortName(name) + "'", IssueFixes.ChangeToFull(member, name));
    }
}
