using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Diagnostics;
using ModelPack.Generators.Model;
using ModelPack.Naming;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Binds a contract to the signature of its model. Pure: the same contract and signatures give an equal result.</summary>
internal static class ContractBinder
{
    public static BindResult Bind(ContractSource source, EquatableArray<ModelEntry> models)
    {
        var issues = new List<ContractIssue>(source.Flaws);
        if (!source.Predictor.CanBeCompleted || source.BoundInput is not { } input || source.BoundOutput is not { } output)
            return new BindResult(null, new EquatableArray<ContractIssue>(issues));

        ModelEntry? entry = ModelPaths.Find(source.ModelPath, models, issues);
        if (entry?.Signature is not { } signature)
            return Result(source, entry, issues, batch: null, default, default, default);

        // What a constant fills says nothing of rows.
        BatchRule batch = BatchRule.Find(new EquatableArray<ValueInfo>(signature.Inputs.Where(value => IsBound(input, value.Name) || !source.Constants.Any(constant => constant.Input == value.Name))), source.Batch);
        if (source.Batch is { Length: > 0 } name && !batch.HasInputDimension(name))
        {
            string choices = Names.List(Names.ClosestFirst(name, batch.InputDimensions));
            issues.Add(new ContractIssue("MPK1006", new IssuePlace(IssuePart.BatchArgument), new EquatableArray<string>(
                ["the contract takes '" + name + "' for the batch dimension", "no input of model '" + entry.Name + "' has a dimension of that name; " + (choices.Length > 0 ? "there are: " + choices : "all are fixed or unnamed")])) { Fix = IssueFixes.Choose(name, batch.InputDimensions) });
            return Result(source, entry, issues, batch, default, default, default);
        }

        var elsewhere = new HashSet<string>(source.Constants.Select(constant => constant.Input).Concat(source.States.Select(state => state.Input)));
        var owners = new Dictionary<string, string>();
        EquatableArray<TensorBinding> inputs = BindSide(input, isInput: true);
        RunInputs runInputs = new RunInputBinder(signature, batch, inputs, owners, new RunIssueWriter(entry.Name, issues)).Bind(source);
        return Result(source, entry, issues, batch, inputs, BindSide(output, isInput: false), runInputs);

        EquatableArray<TensorBinding> BindSide(ContractType type, bool isInput)
        {
            if (IsRefused(type, source.Flaws))
                return default;
            var side = new SideBinder(type, isInput, signature, entry.Name, batch, elsewhere, issues);
            EquatableArray<TensorBinding> bindings = side.Bind();
            if (isInput)
                owners = side.Owners;
            return bindings;
        }
    }

    private static bool IsBound(ContractType type, string tensor) => type.FeatureVector == tensor
        || type.Members.Any(member => member.Type.Nested?.FeatureVector == tensor || IsNamed(member, tensor));

    private static bool IsNamed(ContractMember member, string tensor) =>
        member.Tensor is { } name ? name == tensor : LooseNames.OfTensor(member.Name) == LooseNames.OfTensor(tensor);

    // A type that is no record, class or struct, or that cannot be made, has no members to bind.
    private static bool IsRefused(ContractType type, EquatableArray<ContractIssue> flaws) =>
        flaws.Any(flaw => flaw.Place.Part == IssuePart.TypeArgument && flaw.Place.Type == type.FullName);

    private static BindResult Result(
        ContractSource source, ModelEntry? entry, List<ContractIssue> issues, BatchRule? batch, EquatableArray<TensorBinding> inputs, EquatableArray<TensorBinding> outputs, RunInputs runInputs)
    {
        EquatableArray<string> symbols = SymbolNames.Of(inputs);
        EquatableArray<string> padded = new PaddingRule(source.BoundInput!, source.BoundOutput!, inputs, runInputs.States, issues).Find();
        bool hasErrors = entry?.Signature is null
            || issues.Any(issue => ContractDiagnostics.IsError(issue.Id))
            || HasUnsupportedMember(source.Input!)
            || HasUnsupportedMember(source.Output!)
            || HasUnsupportedMember(source.BoundInput!)
            || HasUnsupportedMember(source.BoundOutput!);
        var model = new ContractModel(
            source,
            entry?.Name ?? ModelPaths.NameOf(source.ModelPath),
            entry?.SignatureText ?? "",
            batch?.Name,

            // A state without the batch dimension belongs to one row alone; so does what the model makes of all rows together.
            (batch?.OneRowPerRun ?? true) || runInputs.States.Any(state => state.Input.BatchAxis < 0) || outputs.Any(IsOfWholeRun),
            inputs,
            new EquatableArray<TensorBinding>(outputs.Select(output => AsState(output, runInputs.States))),
            symbols,
            padded,
            runInputs.Constants,
            runInputs.States,
            SymbolNames.OfStates(runInputs.States, symbols),
            hasErrors);
        return new BindResult(model, new EquatableArray<ContractIssue>(issues.Select(issue => IssueFixes.In(source.Predictor, issue))));
    }

    private static bool IsOfWholeRun(TensorBinding output) => output.BatchAxis < 0 && output.Shape is not null;

    // A member may read the state as well; rows lie in it where they lie in the input.
    private static TensorBinding AsState(TensorBinding output, EquatableArray<StateBinding> states) =>
        states.FirstOrDefault(state => state.Output.Name == output.Name) is { } found
            ? output with { Shape = found.Output.Shape, BatchAxis = found.Output.BatchAxis }
            : output;

    private static bool HasUnsupportedMember(ContractType type) => type.Members.Any(member => member.Type.Form == MemberForm.Unsupported || (member.Type.Nested is { } nested && HasUnsupportedMember(nested)));
}
