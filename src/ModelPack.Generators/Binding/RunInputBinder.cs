using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Binds the <c>[Constant]</c> and <c>[State]</c> attributes of a contract class.</summary>
/// <param name="signature">The model.</param>
/// <param name="batch">Which dimension counts rows.</param>
/// <param name="inputs">What members bind.</param>
/// <param name="inputOwners">Who binds an input already, by its name.</param>
/// <param name="issues">Words what is wrong.</param>
internal sealed class RunInputBinder(ModelSignature signature, BatchRule batch, EquatableArray<TensorBinding> inputs, Dictionary<string, string> inputOwners, RunIssueWriter issues)
{
    private readonly HashSet<string> _outputs = [];

    public RunInputs Bind(ContractSource source)
    {
        // States first: constants may have the length of a state.
        var states = new EquatableArray<StateBinding>(source.States.Select(BindState).Where(static state => state is not null)!);
        var names = new HashSet<string>(SymbolNames.Of(inputs).Concat(SymbolNames.OfStates(states, default)));
        var constants = new ConstantBinder(batch, names, issues);
        return new RunInputs(
            new EquatableArray<ConstantBinding>(source.Constants.Select(Bind).Where(static constant => constant is not null)!),
            states);

        ConstantBinding? Bind(ConstantSource constant, int index) =>
            Find(signature.Inputs, constant.Input, "input", new IssuePlace(IssuePart.ConstantInput, Index: index)) is { } value && Own(constant.Input, "[Constant]", new IssuePlace(IssuePart.ConstantInput, Index: index))
                ? constants.Bind(constant, value, index)
                : null;
    }

    private StateBinding? BindState(StateSource state, int index)
    {
        var inputPlace = new IssuePlace(IssuePart.StateInput, Index: index);
        var outputPlace = new IssuePlace(IssuePart.StateOutput, Index: index);
        ValueInfo? input = Find(signature.Inputs, state.Input, "input", inputPlace);
        ValueInfo? output = Find(signature.Outputs, state.Output, "output", outputPlace);
        bool isOwn = input is null || Own(state.Input, "[State]", inputPlace);
        if (output is not null && !_outputs.Add(state.Output))
        {
            issues.BoundTwice(outputPlace, "[State]", "[State]", "output '" + state.Output + "'");
            return null;
        }

        return isOwn && input is not null && output is not null
            ? new StateBinder(signature, batch, SymbolNames.Of(inputs), issues).Bind(input, output, index)
            : null;
    }

    private ValueInfo? Find(EquatableArray<ValueInfo> values, string name, string side, IssuePlace place)
    {
        ValueInfo? found = values.FirstOrDefault(value => value.Name == name);
        if (found is null)
            issues.UnknownTensor(place, name, side, values, values.Select(value => value.Name).Where(candidate => !inputOwners.ContainsKey(candidate) && !_outputs.Contains(candidate)));
        return found;
    }

    private bool Own(string input, string attribute, IssuePlace place)
    {
        if (!inputOwners.TryGetValue(input, out string? first))
        {
            inputOwners.Add(input, attribute);
            return true;
        }

        issues.BoundTwice(place, first, attribute, "input '" + input + "'");
        return false;
    }
}
