using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>Encodes and decodes one row, and holds what the author's code gives against the contract.</summary>
internal static class RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>
    where TRows : struct, IEncodedContract<TInput, TOutput, TInputTensors, TOutputTensors>
    where TTensors : struct, ITensorContract<TInputTensors, TOutputTensors>
{
    private const int MaxErrors = 100;

    /// <summary>Encodes a valid row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The row.</param>
    /// <param name="row">Its number; negative for a single one.</param>
    /// <param name="tensors">The tensors, which fit.</param>
    /// <returns>Why the encoder refuses the row; null when it does not.</returns>
    /// <exception cref="ModelEncodingException">The tensors do not fit.</exception>
    public static RowFailure? Encode(LoadedModel model, in TInput input, int row, out TInputTensors? tensors)
    {
        try
        {
            tensors = TRows.Encode(input, model.Assets);
        }
        catch (InvalidInputException refused)
        {
            tensors = default;
            return new RowFailure([.. refused.Errors.Select(error => At(error, refused.Member, row))], refused.InnerException);
        }

        return TRows.HasEncoder ? Check(model, in tensors, row) : null;
    }

    /// <summary>Decodes what the model gave for a row.</summary>
    public static TOutput Decode(LoadedModel model, TOutputTensors tensors) => TRows.Decode(tensors, model.Assets)
        ?? throw new ModelOutputException($"The decoder of model '{model.Info.Model}' gave null for a row.");

    // How large a row may be is the host's limit, which the caller's data exceeded; all else is between encoder and model.
    private static RowFailure? Check(LoadedModel model, in TInputTensors tensors, int row)
    {
        if (!typeof(TInputTensors).IsValueType && tensors is null)
            throw new ModelEncodingException($"The encoder of model '{model.Info.Model}' gave null{Of(row)}.");
        var validator = new ContractValidator(MaxErrors) { MaxElements = model.MaxRowElements };
        TTensors.Validate(in tensors, ref validator);
        if (!validator.HasErrors)
            return null;
        if (validator.Errors.Any(static error => error.Code == InputErrorCodes.TooMany))
            return new RowFailure([new InputError(JsonPath.OfRow(row), InputErrorCodes.TooMany, $"Must not hold more than {model.MaxRowElements} array elements once it is encoded.")]);
        string problems = string.Join(" ", validator.Errors.Select(static error => $"{error.Path["$.".Length..]}: {error.Message} ({error.Code})"));
        throw new ModelEncodingException($"What the encoder of model '{model.Info.Model}' gave{Of(row)} does not fit the members of '{typeof(TInputTensors).Name}'. {problems}");
    }

    private static InputError At(InputError error, string? member, int row)
    {
        string path = error.Path.StartsWith('$') ? error.Path[1..] : error.Path;
        if (member is null)
            return error with { Path = JsonPath.OfRow(row) + path };
        foreach ((string name, string jsonName) in TRows.InputMembers)
        {
            if (name == member)
                return error with { Path = JsonPath.OfMember(row, jsonName) };
        }

        return error with { Path = JsonPath.OfMember(row, path.TrimStart('.')) };
    }

    private static string Of(int row) => row < 0 ? "" : $" for row {row}";
}
