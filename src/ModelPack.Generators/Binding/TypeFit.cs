using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;

namespace ModelPack.Generators.Binding;

/// <summary>Whether a member's type fits the value that it binds: form, element type, shape, batch and null, in that order; the first misfit is the one that is reported.</summary>
internal sealed class TypeFit(IssueWriter issues, bool isInput, BatchRule batch)
{
    /// <summary>Checks a member of any form but a feature vector's; false after adding an issue.</summary>
    public bool Check(ContractMember member, BoundValue value) =>
        FormFits(member, value) && ElementFits(member, member.Type, value) && ShapeFits(member, value) && RunFits(member, value) && NullFits(member, value);

    private bool FormFits(ContractMember member, BoundValue value)
    {
        if (value.ElementType.ToScalar() == ScalarType.None)
        {
            issues.CannotBind(member, issues.Describe(value) + ", which no member type binds to yet");
            return false;
        }

        bool fits = (value.Form, member.Type.Form) switch
        {
            (ValueForm.Tensor, MemberForm.Scalar or MemberForm.Array or MemberForm.Memory or MemberForm.Tensor) => true,
            (ValueForm.Map, MemberForm.Dictionary) => true,
            (ValueForm.RowMaps, MemberForm.Dictionary) => !value.IsOptional,
            (ValueForm.RowMaps, MemberForm.List) => member.Type.Item!.Form == MemberForm.Dictionary,
            (ValueForm.Sequence, MemberForm.List) => member.Type.Item!.Form != MemberForm.Dictionary,
            _ => false,
        };
        return fits || WrongForm(member, value);
    }

    private bool WrongForm(ContractMember member, BoundValue value)
    {
        string use = value.RightType() is { } right ? ": use '" + right + "'" : "";
        issues.CannotBind(member, "it is '" + issues.ShortType(member) + "', but " + issues.Describe(value) + use, IssueFixes.ChangeType(member, value.RightType()));
        return false;
    }

    private bool ElementFits(ContractMember member, MemberType type, BoundValue value)
    {
        if (type.Form == MemberForm.List)
            return ElementFits(member, type.Item!, value);
        ScalarType wanted = value.ElementType.ToScalar();
        if (type.Form == MemberForm.Dictionary)
        {
            bool keyFits = type.Key == ScalarType.Enum || type.Key == value.MapKeyType.ToScalar();
            return (keyFits && type.Element == wanted && (type.Key != ScalarType.Enum || EnumFits(member, type, value, value.MapKeyType.ToScalar()))) || issues.WrongElement(member, value);
        }

        if (type.Element == ScalarType.Enum)
            return wanted == ScalarType.String || (wanted.IsInteger() ? EnumFits(member, type, value, wanted) : issues.WrongElement(member, value));
        bool rounds = isInput && member.Rounded && type is { Form: MemberForm.Scalar, Element: ScalarType.Double } && wanted == ScalarType.Single;
        return type.Element == wanted || rounds || issues.WrongElement(member, value);
    }

    private bool EnumFits(ContractMember member, MemberType type, BoundValue value, ScalarType integer)
    {
        if (ElementTypes.HoldsAll(integer, type.Enum!, out EnumMember? misfit))
            return true;
        issues.CannotBind(member, issues.Describe(value) + ", which cannot hold '" + misfit!.Name + "' = " + ElementTypes.ValueOf(misfit, type.Enum!));
        return false;
    }

    private bool ShapeFits(ContractMember member, BoundValue value)
    {
        MemberForm form = (member.Type.Item ?? member.Type).Form;
        if (value.IsMap || value.Row.IsAny || form == MemberForm.Tensor)
            return true;
        bool isScalar = form == MemberForm.Scalar;
        if (!isScalar && value.Row.OpenDimensions > 1)
        {
            string? right = value.RightType();
            string use = right is null || member.Type.Enum is not null ? "" : ": use '" + right + "'";
            issues.CannotBind(
                member, issues.Describe(value) + ", a row of shape " + value.Row + ", and an array takes at most one dimension that the model does not fix" + use, IssueFixes.ChangeType(member, use.Length == 0 ? null : right));
            return false;
        }

        return (isScalar ? value.Row.IsSingle : value.Row.Rank > 0) || WrongShape(member, value, isScalar);
    }

    private bool WrongShape(ContractMember member, BoundValue value, bool isScalar)
    {
        string row = value.Form == ValueForm.Sequence ? "an element" : "a row";
        string takes = (isScalar ? "one element " : "an array ") + row;
        string shape = value.Row.Rank == 0 ? "one element " + row : row + " of shape " + value.Row;
        (string use, IssueFix? fix) = UseInstead(member, value);
        issues.WrongShape(member, "'" + member.Name + "' takes " + takes, issues.Describe(value) + ", " + shape + use, fix);
        return false;
    }

    // What is bound anew for each run, and what a run gives as one value, cannot be shared by rows.
    private bool RunFits(ContractMember member, BoundValue value)
    {
        bool isOfRun = value.Form is ValueForm.Map or ValueForm.Sequence || member.Type.Form == MemberForm.List || value.IsOptional
            || (isInput && value is { Form: ValueForm.Tensor, Shape: null });
        if (!isOfRun || batch.OneRowPerRun)
            return true;
        string name = batch.Name!.Length > 0 ? " '" + batch.Name + "'" : "";
        issues.WrongShape(member, "'" + member.Name + "' is one value for a whole run", issues.Describe(value) + ", and rows share a run by the batch dimension" + name + "; write Batch = \"\" in [ModelContract]", IssueFixes.TakeNoBatch);
        return false;
    }

    private bool NullFits(ContractMember member, BoundValue value)
    {
        if (!isInput && value.IsOptional && !member.Type.IsNullable)
            return WrongForm(member, value);
        if (member.MissingIssue is not { } issue || value.IsOptional || (isInput && value.HasDefault))
            return true;
        issues.Add(issue);
        return false;
    }

    private static (string Advice, IssueFix? Fix) UseInstead(ContractMember member, BoundValue value)
    {
        if (value.RightType() is not { } right)
            return ("", null);
        if ((member.Type.Item ?? member.Type).Enum is not { } type)
            return ("; use '" + right + "'", IssueFixes.ChangeType(member, right));
        if (member.Type.Form == MemberForm.List)
            return ("", null);
        string name = type.FullName + (right.EndsWith("[]", System.StringComparison.Ordinal) ? "[]" : "");
        return ("; use '" + IssueWriter.ShortName(name) + "'", IssueFixes.ChangeToFull(member, name));
    }
}
