namespace ModelPack;

/// <summary>Makes a prediction of what a model gives. A class with <see cref="ModelContractAttribute"/> names it beside <see cref="IPredictor{TInput, TOutput}"/>.</summary>
/// <remarks>The members of <typeparamref name="TTensors"/> then bind to the model's outputs; JSON, schema and validation follow <typeparamref name="TOutput"/>.</remarks>
/// <typeparam name="TTensors">One row as the model gives it.</typeparam>
/// <typeparam name="TOutput">One row of output, as callers get it; the predictor's own.</typeparam>
public interface IDecoder<TTensors, TOutput>
{
    /// <summary>Decodes one row. May be called by many threads at once.</summary>
    /// <param name="tensors">What the model gave.</param>
    /// <param name="assets">The files that ship with the model.</param>
    /// <returns>The prediction.</returns>
    /// <exception cref="ModelOutputException">The model gave something that cannot be decoded. This and all other exceptions reach the caller as they are.</exception>
    static abstract TOutput Decode(TTensors tensors, ModelAssets assets);
}
