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
    EquatableArray<ContractIssue> Flaws);
