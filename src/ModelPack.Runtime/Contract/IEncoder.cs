namespace ModelPack;

/// <summary>Makes the tensors of a model from an input that is no tensor: a picture, a sentence. A class with <see cref="ModelContractAttribute"/> names it beside <see cref="IPredictor{TInput, TOutput}"/>.</summary>
/// <remarks>
/// The members of <typeparamref name="TTensors"/> then bind to the model's inputs; JSON, schema and validation follow <typeparamref name="TInput"/>.
/// Each row is validated, encoded once, and run with other rows.
/// </remarks>
/// <typeparam name="TInput">One row of input, as callers give it; the predictor's own.</typeparam>
/// <typeparam name="TTensors">One row as the model takes it.</typeparam>
public interface IEncoder<TInput, TTensors>
{
    /// <summary>Encodes one row, which has passed validation. May be called by many threads at once.</summary>
    /// <param name="input">The row.</param>
    /// <param name="assets">The files that ship with the model.</param>
    /// <returns>The tensors. Where they break the contract or the model's shapes, that is a mistake in this method and not the caller's: <see cref="ModelEncodingException"/> (MPK3022).</returns>
    /// <exception cref="InvalidInputException">The row cannot be encoded, as a picture that is none; callers see it as any other failure of validation, with the row's number in front. All other exceptions reach the caller as they are.</exception>
    static abstract TTensors Encode(TInput input, ModelAssets assets);
}
