using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The side of a contract that faces the model: what the runtime calls to check, pack and unpack rows. Implemented by a private struct in each predictor, so that every call is direct.</summary>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITensorContract<TInput, TOutput>
{
    /// <summary>The model's name and the tensors that the contract binds, in the order that the row methods count them.</summary>
    static abstract ContractDefinition Definition { get; }

    /// <summary>Reports everything that is wrong with a row. Must cope with null members.</summary>
    static abstract void Validate(in TInput input, ref ContractValidator validator);

    /// <summary>Writes a valid row into the input tensors.</summary>
    static abstract void Pack(in TInput input, scoped in InputRow row);

    /// <summary>Makes the prediction of a row from the output tensors.</summary>
    static abstract TOutput Unpack(scoped in OutputRow row);

    /// <summary>Does a pass over the rows of a batch: <c>rows.Run&lt;Contract&gt;()</c>, called here so that it is compiled for these types.</summary>
    static abstract void Loop(ref RowLoop<TInput, TOutput> rows);

    /// <summary>Sets the length of each symbolic dimension (<see cref="ContractDefinition.Symbols"/>) of a valid row; rows are run together when all are equal.</summary>
    static virtual void Measure(in TInput input, Span<long> symbols)
    {
    }

    /// <summary>Whether two rows agree in every input that has no batch dimension, and so can run together.</summary>
    static virtual bool SharesParameters(in TInput first, in TInput second) => true;

    /// <summary>Whether <see cref="ValidateOutput"/> does anything.</summary>
    static virtual bool ValidatesOutput => false;

    /// <summary>Reports where a prediction breaks an attribute of the output type.</summary>
    static virtual void ValidateOutput(in TOutput output, ref ContractValidator validator)
    {
    }
}
