using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>The rows of a batch, each encoded once.</summary>
internal sealed class EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>
    where TRows : struct, IEncodedContract<TInput, TOutput, TInputTensors, TOutputTensors>
    where TTensors : struct, ITensorContract<TInputTensors, TOutputTensors>
{
    private EncodedRows(TInputTensors[] tensors, List<int> valid, IReadOnlyList<InputError> errors, Exception? cause)
    {
        Tensors = tensors;
        Valid = valid;
        Errors = errors;
        Cause = cause;
    }

    /// <summary>What each row was encoded to; nothing for one that is invalid.</summary>
    public TInputTensors[] Tensors { get; }

    /// <summary>The numbers of the rows that can run.</summary>
    public List<int> Valid { get; }

    /// <summary>What is wrong with the others: validation first, then the encoder, row by row.</summary>
    public IReadOnlyList<InputError> Errors { get; }

    /// <summary>Why the encoder refused a row, where it says so.</summary>
    public Exception? Cause { get; }

    /// <summary>Encodes all rows; after so many failures it stops.</summary>
    /// <param name="model">The model.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="maxErrors">The most failures.</param>
    /// <param name="validate">Whether rows are validated before.</param>
    /// <param name="models">The model of each row, where sequences began with several.</param>
    public static EncodedRows<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors> Encode(LoadedModel model, ReadOnlySpan<TInput> inputs, int maxErrors, bool validate, ReadOnlySpan<LoadedModel> models = default)
    {
        var tensors = new TInputTensors[inputs.Length];
        var valid = new List<int>(inputs.Length);
        var validator = new ContractValidator(maxErrors) { MaxElements = model.MaxRowElements };
        Exception? cause = null;
        for (int i = 0; i < inputs.Length && !validator.IsFull; i++)
        {
            validator.Row = i;
            if (!typeof(TInput).IsValueType && inputs[i] is null)
                validator.MissingRow();
            else if (validate)
                TRows.Validate(in inputs[i], ref validator);
            if (validator.RowHasErrors)
                continue;
            if (RowCoding<TInput, TOutput, TInputTensors, TOutputTensors, TRows, TTensors>.Encode(models.IsEmpty ? model : models[i], in inputs[i], i, out tensors[i]!) is not { } refused)
            {
                valid.Add(i);
                continue;
            }

            cause ??= refused.Cause;
            foreach (InputError error in refused.Errors)
                validator.ReportRead(error.Path, error.Code, error.Message);
        }

        return new(tensors, valid, validator.Errors, cause);
    }
}
