using Microsoft.Build.Framework;
using ModelPack.Tasks.Files;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks;

/// <summary>Compiled assembly to manifest and schemas of each model.</summary>
public sealed class WriteManifests : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The folder that paths in the items' metadata are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The address of the sources' repository.</summary>
    public string Repository { get; set; } = "";

    /// <summary>The commit of the sources.</summary>
    public string Commit { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => OnFile(Assembly, () => Write(AssemblyRecords.Read(Assembly)));

    private void Write(AssemblyRecords records)
    {
        var description = new ModelDescription(records, ProjectDirectory) { Repository = Repository, Commit = Commit };
        foreach (ModelItem model in ModelItem.From(Models))
        {
            IReadOnlyList<ContractRecord> contracts = description.ContractsOf(model);
            // The package describes a model once: the routes of a second predictor would show the schemas of the first.
            if (contracts.Count > 1)
                Error("MPK2008", model.Path, $"More than one contract is of this model: {string.Join(", ", contracts.Select(static contract => $"'{contract.Predictor}'"))}. Keep one, or give the other a copy of the file under a name of its own.");
            // What an earlier build wrote says nothing about a model that has no contract any more.
            if (contracts.Count == 0 && Directory.Exists(model.ManifestFolder))
                Directory.Delete(model.ManifestFolder, recursive: true);
            if (description.LicenseOf(model) is { Length: > 0 } license && LicenseCheck.Refuse(license) is { } reason)
                Error("MPK2007", model.Path, $"The licence '{license}' is no SPDX expression: {reason}. Write one as in MIT or Apache-2.0 OR MIT, or LicenseRef- and a name for terms of your own{(model.License.Length == 0 ? "; License on the OnnxModel item comes before that of its Card" : "")}.");
            if (description.Describe(model) is { } facts)
                Write(model, facts);
            else if (model.ExpectsContract)
                Warning("MPK2004", model.Path, $"The model has no contract, so nothing can call it. Write a class with [ModelContract(\"{model.Path}\")], or set Contract=\"None\" on its OnnxModel item.");
            if (description.LacksCard(model))
                Error("MPK2001", model.Path, $"The Card file '{model.Card}' does not exist.");
        }
    }

    private static void Write(ModelItem model, ModelFacts facts)
    {
        foreach ((string name, string text) in ModelDocuments.Write(facts))
            AtomicFile.WriteIfChanged(Path.Combine(model.ManifestFolder, name), text);
    }
}
