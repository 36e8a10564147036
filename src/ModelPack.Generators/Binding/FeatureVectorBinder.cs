using System.Collections.Generic;
using System.Linq;
using ModelPack.Fixes;
using ModelPack.Generators.Model;
using ModelPack.Generators.Parsing;
using ModelPack.Naming;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Binds the scalar members of a type to the columns of one tensor.</summary>
internal sealed class FeatureVectorBinder(ContractType type, BoundValue value, EquatableArray<string>? names, bool isInput, IssueWriter issues)
{
    /// <summary>Whether a member is a column: scalar, and without a tensor of its own. What cannot be bound counts, so that the width is not reported as well.</summary>
    public static bool IsColumn(ContractMember member) =>
        member.Tensor is null && member.Type.Form is MemberForm.Scalar or MemberForm.Unsupported;

    /// <summary>Members by column; null when they do not fit.</summary>
    public EquatableArray<int>? Bind()
    {
        List<int> members = [.. Enumerable.Range(0, type.Members.Count).Where(index => IsColumn(type.Members[index]))];
        return TensorFits() && ColumnsFit(members) && Arrange(members) is { } columns && WidthFits(columns) && OrderFits(columns)
            ? new EquatableArray<int>(columns)
            : null;
    }

    private bool TensorFits()
    {
        if (value.Form != ValueForm.Tensor || value.IsOptional || value.ElementType.ToScalar() is ScalarType.None or ScalarType.String)
        {
            issues.CannotPack("a feature vector is a tensor of numbers, but " + issues.Describe(value));
            return false;
        }

        if (value.Row.IsAny || value.Row.Rank == 1)
            return true;
        issues.WrongVectorShape(value);
        return false;
    }

    private bool ColumnsFit(List<int> members)
    {
        bool fit = true;
        ScalarType column = value.ElementType.ToScalar();
        foreach (ContractMember member in members.Select(index => type.Members[index]))
        {
            // The parser has reported it.
            if (member.Type.Form == MemberForm.Unsupported)
            {
                issues.Suggest(member, column.ToCSharp());
                fit = false;
                continue;
            }

            string? problem = isInput
                ? FeatureConversion.ProblemOfPacking(member.Type, column, type.Rounded)
                : FeatureConversion.ProblemOfUnpacking(member.Type, column);
            if (problem is null && member.MissingIssue is { } missing)
            {
                issues.Add(missing);
                fit = false;
                continue;
            }

            if (problem is null)
                continue;
            issues.CannotBind(member, issues.Describe(value) + ": " + problem, FeatureConversion.TakesColumnType(member.Type) ? IssueFixes.ChangeType(member, column.ToCSharp()) : null);
            fit = false;
        }

        return fit;
    }

    // In declaration order, or where [Feature] says.
    private List<int>? Arrange(List<int> members)
    {
        if (members.All(index => type.Members[index].FeatureIndex is null))
            return members;

        var columns = new Dictionary<int, int>();
        IssueFix? fix = IssueFixes.SetColumns(type, members, value, names);
        bool fits = true;
        foreach (int index in members)
        {
            ContractMember member = type.Members[index];
            if (member.FeatureIndex is not { } column)
            {
                issues.WrongWidth(issues.NameOf(member), "'" + member.Name + "' has no [Feature] where other members have one, so that its column is open", value, value.Row.Width ?? members.Count, default, fix);
                fits = false;
            }
            else if (columns.TryGetValue(column, out int first))
            {
                issues.BoundTwice(issues.FeatureOf(member), type.Members[first].Name, member.Name, "column " + column + " of '" + value.Name + "'; the columns are 0 to " + (members.Count - 1));
                fits = false;
            }
            else if (column < 0 || column >= members.Count)
            {
                issues.WrongWidth(issues.FeatureOf(member), "'" + member.Name + "' is column " + column + " of " + members.Count + ", counted from 0", value, value.Row.Width ?? members.Count, default, fix);
                fits = false;
            }
            else
            {
                columns.Add(column, index);
            }
        }

        return fits ? [.. columns.OrderBy(column => column.Key).Select(column => column.Value)] : null;
    }

    private bool WidthFits(List<int> columns)
    {
        if (value.Row.Width is not { } width || width == columns.Count)
            return true;
        issues.WrongWidth(issues.VectorArgument, "'" + type.Name + "' has " + columns.Count + (columns.Count == 1 ? " column" : " columns"), value, width, names ?? default, IssueFixes.SetColumns(type, columns, value, names));
        return false;
    }

    private bool OrderFits(List<int> columns)
    {
        if (names is not { Count: > 0 } known)
        {
            if (isInput)
                issues.OrderUnverified(value, "the model names no features; name them by the metadata property 'feature_names' or the item's FeatureNames file");
            return true;
        }

        if (known.Count != columns.Count)
        {
            issues.OrderUnverified(value, "the model names " + known.Count + " features for " + columns.Count + " columns");
            return true;
        }

        for (int column = 0; column < columns.Count; column++)
        {
            ContractMember member = type.Members[columns[column]];
            if (LooseNames.OfFeature(member.FeatureName ?? member.Name) == LooseNames.OfFeature(known[column]))
                continue;
            issues.WrongOrder(member, column, value, known, IssueFixes.SetColumns(type, columns, value, known));
            return false;
        }

        return true;
    }
}
