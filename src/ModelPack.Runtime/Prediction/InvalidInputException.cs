using System.Text;

namespace ModelPack;

/// <summary>An input does not fit the contract, or the model refused its data. Holds every failure, not just the first.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Makes the exception for these failures.</summary>
    /// <param name="errors">At least one failure.</param>
    /// <param name="innerException">What ONNX Runtime said, where it refused the data; its text may hold paths and must not be shown to callers.</param>
    public InvalidInputException(IReadOnlyList<InputError> errors, Exception? innerException = null)
        : base(Describe(errors), innerException) => Errors = errors;

    /// <summary>The failures, in the order of rows and members.</summary>
    public IReadOnlyList<InputError> Errors { get; }

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
