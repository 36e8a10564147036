using System.Collections.Generic;
using System.Linq;
using ModelPack.Generators.Diagnostics;
using ModelPack.Generators.Model;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>Binds a contract to the signature of its model. Pure: the same contract and signatures give an equal result.</summary>
internal static class ContractBinder
{
    public static BindResult Bind(ContractSource source, EquatableArray<ModelEntry> models)
    {
        var issues = new List<ContractIssue>(source.Flaws);
        if (!source.Predictor.CanBeCompleted || source.Input is not { } input || source.Output is not { } output)
            return new BindResult(null, new EquatableArray<ContractIssue>(issues));

        ModelEntry? entry = ModelPaths.Find(source.ModelPath, models, issues);
        if (entry?.Signature is not { } signature)
            return Result(source, entry, issues, batch: null, default, default);

        BatchRule batch = BatchRule.Find(signature.Inputs, source.Batch);
        if (source.Batch is { Length: > 0 } name && !batch.HasInputDimension(name))
        {
            string choices = Names.List(Names.ClosestFirst(name, batch.InputDimensions));
            issues.Add(new ContractIssue("MPK1006", new IssuePlace(IssuePart.BatchArgument), new EquatableArray<string>(
                ["the contract takes '" + name + "' for the batch dimension", "no input of model '" + entry.Name + "' has a dimension of that name; " + (choices.Length > 0 ? "there are: " + choices : "all are fixed or unnamed")])) { Fix = IssueFixes.Choose(name, batch.InputDimensions) });
            return Result(source, entry, issues, batch, default, default);
        }

        return Result(source, entry, issues, batch, BindSide(input, isInput: true), BindSide(output, isInput: false));

        EquatableArray<TensorBinding> BindSide(ContractType type, bool isInput) => IsRefused(type, source.Flaws)
            ? default
            : new SideBinder(type, isInput, signature, entry.Name, batch, issues).Bind();
    }

    // A type that is no record, class or struct, or that cannot be made, has no members to bind.
    private static bool IsRefused(ContractType type, EquatableArray<ContractIssue> flaws) =>
        flaws.Any(flaw => flaw.Place.Part == IssuePart.TypeArgument && flaw.Place.Type == type.FullName);

    private static BindResult Result(
        ContractSource source, ModelEntry? entry, List<ContractIssue> issues, BatchRule? batch, EquatableArray<TensorBinding> inputs, EquatableArray<TensorBinding> outputs)
    {
        bool hasErrors = entry?.Signature is null
            || issues.Any(issue => ContractDiagnostics.IsError(issue.Id))
            || HasUnsupportedMember(source.Input!)
            || HasUnsupportedMember(source.Output!);
        var model = new ContractModel(
            source,
            entry?.Name ?? ModelPaths.NameOf(source.ModelPath),
            entry?.SignatureText ?? "",
            batch?.Name,
            batch?.OneRowPerRun ?? true,
            inputs,
            outputs,
            SymbolNames.Of(inputs),
            hasErrors);
        return new BindResult(model, new EquatableArray<ContractIssue>(issues));
    }

    private static bool HasUnsupportedMember(ContractType type) => type.Members.Any(member => member.Type.Form == MemberForm.Unsupported);
}
