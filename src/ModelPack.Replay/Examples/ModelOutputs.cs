using ModelPack.Replay.Examples.Mapping;
using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>A model's own outputs as members, so that they are compared as a contract's are: one for each, by its name.</summary>
internal static class ModelOutputs
{
    public static ContractSide Of(ModelSignature signature, Contract contract)
    {
        // What a contract keeps out of logs stays out of them here too.
        HashSet<string> sensitive = [.. BoundMember.Of(contract, "output").Where(static bound => bound.Path.Any(static member => member.Sensitive)).Select(static bound => bound.Tensor)];
        bool isDecoded = contract.Output.Tensors is not null && contract.Output.Members.Any(static member => member.Sensitive);
        return new ContractSide
        {
            Type = "",
            Title = "",
            Members = [.. signature.Outputs.Select(output => Member(output.Name, output.Type) with { Sensitive = isDecoded || sensitive.Contains(output.Name) })],
        };
    }

    private static ContractMember Member(string name, ModelValueType type) => type switch
    {
        SequenceValueType sequence => Create(name, "list", "") with { Item = Member(name, sequence.Element) },
        OptionalValueType optional => Member(name, optional.Element),
        MapValueType { Value: TensorValueType value } => Create(name, "dictionary", value.ElementType.ToOnnxName()),
        TensorValueType tensor => Create(name, "tensor", tensor.ElementType.ToOnnxName()),
        _ => Create(name, "scalar", ""),
    };

    private static ContractMember Create(string name, string kind, string element) => new() { Name = name, JsonName = name, Kind = kind, Element = element };
}
