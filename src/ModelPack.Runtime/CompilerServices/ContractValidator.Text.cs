using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace ModelPack.Runtime.CompilerServices;

// Rules of strings, with the meaning they have in System.ComponentModel.DataAnnotations: null passes all of them but Required.
public ref partial struct ContractValidator
{
    /// <summary>Checks that a string is there and is Unicode text: a surrogate on its own cannot be sent to the model.</summary>
    public void Text(string member, [NotNull] string? value)
    {
        if (value is null)
            Missing(member);
        else
            OptionalText(member, value);
#pragma warning disable CS8777 // Reported above; generated code goes on to check the other members.
    }
#pragma warning restore CS8777

    /// <summary>Checks that a string, where it is given, is Unicode text.</summary>
    public void OptionalText(string member, string? value)
    {
        if (value is not null && !UnicodeText.IsValid(value))
            Report(member, InputErrorCodes.WrongType, "Must be valid Unicode text, without a surrogate on its own.");
    }

    /// <summary><c>[Required]</c>: not null, and without <c>AllowEmptyStrings</c> not only white space (MPK3001).</summary>
    public void Required(string member, string? value, string message)
    {
        if (string.IsNullOrWhiteSpace(value))
            Report(member, InputErrorCodes.Missing, message);
    }

    /// <summary>Checks the number of characters of a string (MPK3006): of Unicode code points, as JSON Schema counts them.</summary>
    public void Length(string member, string? value, int minimum, int maximum, string message)
    {
        if (value is not null && !HasLength(value, minimum, maximum))
            Report(member, InputErrorCodes.WrongLength, message);
    }

    /// <summary><c>[RegularExpression]</c>: the pattern matches the whole string (MPK3007). An empty one passes, and one that takes too long fails.</summary>
    public void Pattern(string member, string? value, Regex pattern, string message)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!string.IsNullOrEmpty(value) && !MatchesWhole(pattern, value))
            Report(member, InputErrorCodes.Pattern, message);
    }

    // There are at most as many code points as code units.
    private static bool HasLength(string text, int minimum, int maximum)
    {
        int length = text.Length <= maximum && (minimum == 0 || text.Length / 2 >= minimum) ? text.Length : UnicodeText.LengthOf(text);
        return length >= minimum && length <= maximum;
    }

    private static bool MatchesWhole(Regex pattern, string value)
    {
        try
        {
            ReadOnlySpan<char> text = UnicodeText.ForPattern(value);
            foreach (ValueMatch match in pattern.EnumerateMatches(text))
                return match.Index == 0 && match.Length == text.Length;
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
