using ModelPack.Generators.Model;

namespace ModelPack.Generators.Emitting;

/// <summary>The sides of a contract: as callers see it, and as the model sees it. They are the same where no encoder or decoder stands between them.</summary>
internal sealed class ContractSides
{
    public ContractSides(ContractModel model)
    {
        ContractSource source = model.Source;
        BoundInput = new ContractSide(source.BoundInput!, model.Inputs, isInput: true);
        BoundOutput = new ContractSide(source.BoundOutput!, model.Outputs, isInput: false);
        Input = source.InputTensors is null ? BoundInput : new ContractSide(source.Input!, default, isInput: true);
        Output = source.OutputTensors is null ? BoundOutput : new ContractSide(source.Output!, default, isInput: false);
    }

    /// <summary>What callers give.</summary>
    public ContractSide Input { get; }

    /// <summary>What callers get.</summary>
    public ContractSide Output { get; }

    /// <summary>What the model takes.</summary>
    public ContractSide BoundInput { get; }

    /// <summary>What the model gives.</summary>
    public ContractSide BoundOutput { get; }

    public bool HasEncoder => Input != BoundInput;

    public bool HasDecoder => Output != BoundOutput;
}
