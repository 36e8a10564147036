using System.ComponentModel;
using System.Reflection;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>The model's name and the tensors that a contract binds.</summary>
/// <param name="model">The model's name, as in <see cref="ModelFileAttribute"/> and <see cref="ContractRecordAttribute"/>.</param>
/// <param name="assembly">The assembly that carries these attributes.</param>
/// <param name="inputs">The bound inputs.</param>
/// <param name="outputs">The bound outputs.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContractDefinition(string model, Assembly assembly, ModelTensor[] inputs, ModelTensor[] outputs)
{
    /// <summary>The model's name.</summary>
    public string Model { get; } = model;

    /// <summary>The assembly of the contract.</summary>
    public Assembly Assembly { get; } = assembly;

    /// <summary>The bound inputs; <see cref="InputRow"/> counts them in this order.</summary>
    public ModelTensor[] Inputs { get; } = inputs;

    /// <summary>The bound outputs; <see cref="OutputRow"/> counts them in this order.</summary>
    public ModelTensor[] Outputs { get; } = outputs;

    /// <summary>Names of the symbolic dimensions, other than the batch, that inputs have.</summary>
    public string[] Symbols { get; init; } = [];

    /// <summary>Which of <see cref="Symbols"/> rows may differ in within a run: shorter rows are filled up (<see cref="PadAttribute"/>).</summary>
    public int[] Padded { get; init; } = [];

    /// <summary>Names of the symbolic dimensions that states alone have; they count on after <see cref="Symbols"/>.</summary>
    public string[] StateSymbols { get; init; } = [];

    /// <summary>Inputs that the contract fixes.</summary>
    public ConstantTensor[] Constants { get; init; } = [];

    /// <summary>Outputs that are fed back to inputs. Those outputs that members read too are bound once.</summary>
    public StateTensor[] States { get; init; } = [];

    /// <summary>Whether rows run one by one: no input has a batch dimension, or it is fixed at 1.</summary>
    public bool OneRowPerRun { get; init; }
}
