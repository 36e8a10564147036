using System.ComponentModel;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The side of a contract that faces callers: validation and JSON of its input and output types.</summary>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowContract<TInput, TOutput>
{
    /// <summary>Reports everything that is wrong with a row. Must cope with null members.</summary>
    static abstract void Validate(in TInput input, ref ContractValidator validator);

    /// <summary>Reads a row from JSON; failures go into the reader.</summary>
    static abstract TInput ReadInput(ref JsonInputReader reader);

    /// <summary>Writes a prediction as JSON.</summary>
    static abstract void WriteOutput(Utf8JsonWriter writer, in TOutput output);
}
