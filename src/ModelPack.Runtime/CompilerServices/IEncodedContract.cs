using System.ComponentModel;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The side of a contract that faces callers, where an encoder or a decoder stands between it and the model.</summary>
/// <typeparam name="TInput">One row of input.</typeparam>
/// <typeparam name="TOutput">One row of output.</typeparam>
/// <typeparam name="TInputTensors">One row as the model takes it; <typeparamref name="TInput"/> without an encoder.</typeparam>
/// <typeparam name="TOutputTensors">One row as the model gives it; <typeparamref name="TOutput"/> without a decoder.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEncodedContract<TInput, TOutput, TInputTensors, TOutputTensors> : IRowContract<TInput, TOutput>
{
    /// <summary>Whether <see cref="Encode"/> is the author's; otherwise it gives the input back, which was validated already.</summary>
    static abstract bool HasEncoder { get; }

    /// <summary>The members of the input type with their JSON names, so that failures of the encoder can name them.</summary>
    static abstract ReadOnlySpan<(string Name, string JsonName)> InputMembers { get; }

    /// <summary>Encodes a valid row.</summary>
    static abstract TInputTensors Encode(TInput input, ModelAssets assets);

    /// <summary>Decodes a row of the model's output.</summary>
    static abstract TOutput Decode(TOutputTensors tensors, ModelAssets assets);

    /// <summary>Whether <see cref="ValidateOutput"/> does anything.</summary>
    static virtual bool ValidatesOutput => false;

    /// <summary>Reports where a decoded prediction breaks an attribute of the output type.</summary>
    static virtual void ValidateOutput(in TOutput output, ref ContractValidator validator)
    {
    }
}
