namespace ModelPack;

/// <summary>What <see cref="IEncoder{TInput, TTensors}.Encode"/> made of a valid input does not fit the contract or the model (MPK3022): a mistake in the model's package, which the caller cannot mend.</summary>
/// <param name="message">Which members of the tensors, and what would fit; no values.</param>
public sealed class ModelEncodingException(string message) : Exception(message)
{
    /// <summary>Always <c>MPK3022</c>.</summary>
    public string Code => "MPK3022";
}
