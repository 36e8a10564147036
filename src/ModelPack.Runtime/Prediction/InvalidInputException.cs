using System.Text;
using System.Text.Json;

namespace ModelPack;

/// <summary>An input does not fit the contract, or the model refused its data. Holds every failure, not just the first.</summary>
public sealed class InvalidInputException : Exception
{
    private const string CustomRule = "MPK3009";

    /// <summary>Makes the exception for these failures.</summary>
    /// <param name="errors">At least one failure.</param>
    /// <param name="innerException">What ONNX Runtime said, where it refused the data; its text may hold paths and must not be shown to callers.</param>
    public InvalidInputException(IReadOnlyList<InputError> errors, Exception? innerException = null)
        : base(Describe(errors), innerException) => Errors = errors;

    /// <summary>Refuses an input in <see cref="IEncoder{TInput, TTensors}.Encode"/> (MPK3009), as in <c>throw new InvalidInputException(nameof(Photo.Image), "Must be a PNG or JPEG picture.")</c>.</summary>
    /// <param name="member">The member of the input type that is wrong; the failure's path is its JSON name.</param>
    /// <param name="message">What would be right. Callers see it: it must not hold the value.</param>
    /// <param name="innerException">The cause, where there is one; callers do not see it.</param>
    public InvalidInputException(string member, string message, Exception? innerException = null)
        : this([new InputError("$." + JsonNamingPolicy.CamelCase.ConvertName(member), CustomRule, message)], innerException) => Member = member;

    /// <summary>The failures, in the order of rows and members.</summary>
    public IReadOnlyList<InputError> Errors { get; }

    /// <summary>The member that an encoder names; its contract knows the JSON name.</summary>
    internal string? Member { get; }

    private static string Describe(IReadOnlyList<InputError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        const int Shown = 5;
        var text = new StringBuilder("The input is not valid: ");
        for (int i = 0; i < Math.Min(errors.Count, Shown); i++)
            text.Append(i == 0 ? "" : "; ").Append(errors[i].Path).Append(": ").Append(errors[i].Message).Append(" (").Append(errors[i].Code).Append(')');
        if (errors.Count > Shown)
            text.Append("; and ").Append(errors.Count - Shown).Append(" more");
        return text.Append('.').ToString();
    }
}
