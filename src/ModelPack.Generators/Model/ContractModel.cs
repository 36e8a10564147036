using ModelPack.Signatures;

namespace ModelPack.Generators.Model;

/// <summary>What the emitter knows about one contract: the C# bound to the model's tensors. Immutable, equal by value.</summary>
/// <param name="Source">The contract as its C# says it.</param>
/// <param name="ModelName">The model's name.</param>
/// <param name="SignatureText">The model's signature in its text form.</param>
/// <param name="BatchName">The batch dimension's symbolic name; empty when unnamed; null when the model takes no batch.</param>
/// <param name="OneRowPerRun">Whether rows run one by one.</param>
/// <param name="Inputs">The bound inputs.</param>
/// <param name="Outputs">The bound outputs.</param>
/// <param name="Symbols">Symbolic dimensions of inputs, other than the batch.</param>
/// <param name="Padded">Those of <paramref name="Symbols"/> that rows of one run may differ in, since shorter ones are filled up.</param>
/// <param name="Constants">Inputs that the contract fixes.</param>
/// <param name="States">Inputs that an output is fed back to.</param>
/// <param name="StateSymbols">Symbolic dimensions that states alone have.</param>
/// <param name="HasErrors">Whether binding found errors: then members that throw are emitted.</param>
internal sealed record ContractModel(
    ContractSource Source,
    string ModelName,
    string SignatureText,
    string? BatchName,
    bool OneRowPerRun,
    EquatableArray<TensorBinding> Inputs,
    EquatableArray<TensorBinding> Outputs,
    EquatableArray<string> Symbols,
    EquatableArray<string> Padded,
    EquatableArray<ConstantBinding> Constants,
    EquatableArray<StateBinding> States,
    EquatableArray<string> StateSymbols,
    bool HasErrors);
