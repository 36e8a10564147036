using Microsoft.Build.Framework;
using ModelPack.Tasks.Files;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks;

/// <summary>Compiled assembly to manifest and schemas of each model, and the model card of the package.</summary>
public sealed class WriteManifests : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The model card to write.</summary>
    [Required]
    public string Card { get; set; } = "";

    /// <summary>The folder that paths in the items' metadata are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The address of the sources' repository.</summary>
    public string Repository { get; set; } = "";

    /// <summary>The commit of the sources.</summary>
    public string Commit { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => OnFile(Assembly, () =>
    {
        try
        {
            Write(AssemblyRecords.Read(Assembly));
        }
        catch (Exception exception) when (exception is BadImageFormatException or FormatException)
        {
            Error("MPK2000", Assembly, exception.Message);
        }
    });

    private void Write(AssemblyRecords records)
    {
        var described = new List<ModelFacts>();
        foreach (ModelItem model in ModelItem.From(Models))
        {
            ContractRecord[] contracts = [.. records.Contracts.Where(contract => contract.Model == model.Name)];
            ContractRecord? contract = contracts.FirstOrDefault();
            // The package describes a model once: the routes of a second predictor would show the schemas of the first.
            if (contracts.Length > 1)
                Error("MPK2008", model.Path, $"More than one contract is of this model: {string.Join(", ", contracts.Select(static contract => $"'{contract.Predictor}'"))}. Keep one, or give the other a copy of the file under a name of its own.");
            Payload? payload = records.Payloads.FirstOrDefault(payload => payload.Model == model.Name);
            // What an earlier build wrote says nothing about a model that has no contract any more.
            if (Directory.Exists(model.ManifestFolder) && contract is null)
                Directory.Delete(model.ManifestFolder, recursive: true);
            if (contract is not null && payload is not null)
                described.Add(Describe(model, ModelFacts.From(contract, payload)));
            else if (model.ExpectsContract)
                Warning("MPK2004", model.Path, $"The model has no contract, so nothing can call it. Write a class with [ModelContract(\"{model.Path}\")], or set Contract=\"None\" on its OnnxModel item.");
        }

        WriteCard(described);
    }

    private ModelFacts Describe(ModelItem model, ModelFacts known)
    {
        ModelFacts facts = known with { License = model.License, Repository = Repository, Commit = Commit };
        foreach ((string name, string text) in ModelDocuments.Write(facts))
            AtomicFile.WriteIfChanged(Path.Combine(model.ManifestFolder, name), text);
        return facts;
    }

    // What the author writes about a model follows what the build knows.
    private void WriteCard(List<ModelFacts> described)
    {
        var texts = new List<string>();
        if (described.Count > 0)
            texts.Add(ModelCard.Write(described));
        foreach (ModelItem model in ModelItem.From(Models).Where(static model => model.Card.Length > 0))
        {
            string card = Path.Combine(ProjectDirectory, model.Card);
            if (File.Exists(card))
                texts.Add(File.ReadAllText(card).ReplaceLineEndings("\n"));
            else
                Error("MPK2001", model.Path, $"The Card file '{model.Card}' does not exist.");
        }

        if (texts.Count > 0)
            AtomicFile.WriteIfChanged(Card, string.Join('\n', texts));
        else
            File.Delete(Card);
    }
}
