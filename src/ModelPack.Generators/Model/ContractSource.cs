using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>A contract as its C# says it, before it meets a model. Immutable, equal by value: no symbols, nodes or locations.</summary>
/// <param name="Predictor">The contract class.</param>
/// <param name="ModelPath">The argument of <c>[ModelContract]</c>.</param>
/// <param name="ModelName">Its <c>Name</c>, when given.</param>
/// <param name="Batch">Its <c>Batch</c>, when given; empty for a model without batches.</param>
/// <param name="Constants">Its <c>[Constant]</c> attributes.</param>
/// <param name="States">Its <c>[State]</c> attributes.</param>
/// <param name="Input">The input type; null when the class names no <c>IPredictor</c>.</param>
/// <param name="Output">The output type; null when the class names no <c>IPredictor</c>.</param>
/// <param name="InputTensors">What its encoder gives, which binds to the model in place of the input type; null without an encoder.</param>
/// <param name="OutputTensors">What its decoder takes, which binds to the model in place of the output type; null without a decoder.</param>
/// <param name="Flaws">What is wrong before any model is looked at.</param>
internal sealed record ContractSource(
    PredictorType Predictor,
    string ModelPath,
    string? ModelName,
    string? Batch,
    EquatableArray<ConstantSource> Constants,
    EquatableArray<StateSource> States,
    ContractType? Input,
    ContractType? Output,
    ContractType? InputTensors,
    ContractType? OutputTensors,
    EquatableArray<ContractIssue> Flaws)
{
    /// <summary>The type whose members bind to the model's inputs.</summary>
    public ContractType? BoundInput => InputTensors ?? Input;

    /// <summary>The type whose members bind to the model's outputs.</summary>
    public ContractType? BoundOutput => OutputTensors ?? Output;

    /// <summary>Whether an encoder or a decoder stands between callers and the model.</summary>
    public bool IsEncoded => InputTensors is not null || OutputTensors is not null;
}
