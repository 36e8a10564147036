using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Which open dimensions are filled up: those where every member that has one says by <c>[Pad]</c> with what. All others group rows by length.</summary>
internal sealed class PaddingRule(ContractType input, ContractType output, EquatableArray<TensorBinding> inputs, EquatableArray<StateBinding> states, List<ContractIssue> issues)
{
    /// <summary>The dimensions, after reporting each <c>[Pad]</c> that cannot do anything.</summary>
    public EquatableArray<string> Find()
    {
        foreach (ContractMember member in output.Members.Where(static member => member.Pad is not null))
            Report(output, member, "[Pad] is for inputs; an output with the dimension is cut back by itself");
        foreach (TensorBinding tensor in inputs)
        {
            foreach (ContractMember member in tensor.Members.Select(index => tensor.TypeIn(input).Members[index]).Where(static member => member.Pad is not null))
                Check(tensor, member);
        }

        return new EquatableArray<string>(SymbolNames.Of(inputs).Where(symbol => inputs.Where(tensor => SymbolsOf(tensor).Contains(symbol)).All(HasPad)));
    }

    /// <summary>The open dimensions of a tensor, other than the batch.</summary>
    public static IEnumerable<string> SymbolsOf(TensorBinding tensor) => tensor.Shape is { } shape
        ? shape.Where((dimension, axis) => axis != tensor.BatchAxis && dimension.Name is not null).Select(static dimension => dimension.Name!)
        : [];

    private bool HasPad(TensorBinding tensor) => !tensor.IsFeatureVector && input.Members[tensor.Members[0]].Pad is not null;

    private void Check(TensorBinding tensor, ContractMember member)
    {
        List<string> symbols = [.. SymbolsOf(tensor)];
        if (symbols.Count == 0)
            Report(input, member, "input '" + tensor.Name + "' has no open dimension, so that [Pad] has nothing to fill up");
        else if (states.FirstOrDefault(state => SymbolsOf(state.Input).Intersect(symbols).Any()) is { } state)
            Report(input, member, "the state '" + state.Input.Name + "' has its open dimension too, and a state is not filled up");
    }

    private void Report(ContractType type, ContractMember member, string reason) => issues.Add(new ContractIssue(
        "MPK1009", new IssuePlace(IssuePart.PadArgument, type.FullName, member.Name), new EquatableArray<string>([member.Name, reason])));
}
