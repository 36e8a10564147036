using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>Why a row was not predicted: what validation found, or what ONNX Runtime refused.</summary>
internal sealed record RowFailure(IReadOnlyList<InputError> Errors, Exception? Cause = null)
{
    private const string RefusedCode = "MPK3020";
    private const string BeforeOperator = "while running ";

    /// <summary>ONNX Runtime refused the data. Its own text holds values and paths, so only the operator's name is taken from it.</summary>
    public static RowFailure Refused(OnnxRuntimeException cause) =>
        new([new InputError("$", RefusedCode, Describe(cause.Message))], cause);

    /// <summary>The same failure, of one row of a batch.</summary>
    public RowFailure At(int row) => this with
    {
        Errors = [.. Errors.Select(error => error with { Path = JsonPath.OfRow(row) })],
    };

    /// <summary>What a caller is told whose document was not predicted.</summary>
    /// <param name="info">The model that answered.</param>
    /// <param name="errors">Takes the failures.</param>
    public JsonPrediction ToPrediction(in PredictionInfo info, ICollection<InputError> errors)
    {
        foreach (InputError error in Errors)
            errors.Add(error);
        return new JsonPrediction(false, info);
    }

    public InvalidInputException ToException() => new(Errors, Cause);

    private static string Describe(string message)
    {
        int start = message.IndexOf(BeforeOperator, StringComparison.Ordinal);
        if (start >= 0)
        {
            ReadOnlySpan<char> rest = message.AsSpan(start + BeforeOperator.Length);
            int length = rest.IndexOfAnyExcept(OperatorCharacters);
            if (length is > 0 and <= 64)
                return $"The model cannot run on this input: its operator {rest[..length]} refused the data.";
        }

        return "The model cannot run on this input.";
    }

    private static readonly System.Buffers.SearchValues<char> OperatorCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
}
