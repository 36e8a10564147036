using System.ComponentModel.DataAnnotations;

namespace ModelPack.Runtime.CompilerServices;

// Rules that the author of the contract wrote (MPK3009). They see the values, so their messages are theirs.
public ref partial struct ContractValidator
{
    /// <summary>A user-made attribute on a member. Not asked where the member has failed already: it may count on the other rules.</summary>
    public void Custom(string member, string displayName, ValidationAttribute rule, object? value, object row)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (WasReported(member, out string path))
            return;
        var context = new ValidationContext(row, displayName, null, null) { MemberName = displayName };
        if (rule.GetValidationResult(value, context) is { } failure)
            Report(path, InputErrorCodes.CustomRule, MessageOf(failure), isValidation: true);
    }

    /// <summary>A user-made attribute on the type. Asked only of rows whose members are all valid.</summary>
    public void Custom(string typeName, ValidationAttribute rule, object row, scoped ReadOnlySpan<(string Name, string JsonName)> members)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (RowHasErrors)
            return;
        if (rule.GetValidationResult(row, new ValidationContext(row, typeName, null, null)) is { } failure)
            ReportOnMembers(failure, members);
    }

    /// <summary>What the row says of itself. Asked only of rows whose members are all valid.</summary>
    public void Custom(string typeName, IValidatableObject row, scoped ReadOnlySpan<(string Name, string JsonName)> members)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (RowHasErrors)
            return;
        foreach (ValidationResult? failure in row.Validate(new ValidationContext(row, typeName, null, null)))
        {
            if (failure != ValidationResult.Success)
                ReportOnMembers(failure!, members);
        }
    }

    private void ReportOnMembers(ValidationResult failure, scoped ReadOnlySpan<(string Name, string JsonName)> members)
    {
        bool named = false;
        foreach (string name in failure.MemberNames)
        {
            named = true;
            Report(PathOf(JsonNameOf(name, members)), InputErrorCodes.CustomRule, MessageOf(failure), isValidation: true);
        }

        if (!named)
            Report(_outer is null ? JsonPath.OfRow(_row) : JsonPath.OfMember(_row, _outer), InputErrorCodes.CustomRule, MessageOf(failure), isValidation: true);
    }

    private static string JsonNameOf(string name, scoped ReadOnlySpan<(string Name, string JsonName)> members)
    {
        foreach ((string memberName, string jsonName) in members)
        {
            if (memberName == name)
                return jsonName;
        }

        return name;
    }

    private static string MessageOf(ValidationResult failure) => failure.ErrorMessage ?? "Must obey the contract's own rule.";
}
