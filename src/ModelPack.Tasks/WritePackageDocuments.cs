using System.Text.Json;
using Microsoft.Build.Framework;
using ModelPack.Packages.Replaying;
using ModelPack.Tasks.Files;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks;

/// <summary>Compiled assembly, figures of the replay and examples to the documents as they are packed, and to the model card.</summary>
public sealed class WritePackageDocuments : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The compiled assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The project's <c>.deps.json</c>, which names the packages that it was built with.</summary>
    public string DependencyFile { get; set; } = "";

    /// <summary>The model card to write.</summary>
    [Required]
    public string Card { get; set; } = "";

    /// <summary>The tags of the package to write, one a line.</summary>
    [Required]
    public string Tags { get; set; } = "";

    /// <summary>The folder that paths in the items' metadata are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The address of the sources' repository.</summary>
    public string Repository { get; set; } = "";

    /// <summary>The commit of the sources.</summary>
    public string Commit { get; set; } = "";

    /// <summary>The package's authors.</summary>
    public string Authors { get; set; } = "";

    /// <summary>Whether to write a bill of materials.</summary>
    public bool Sbom { get; set; } = true;

    /// <inheritdoc/>
    protected override void Run() => OnFile(Assembly, () =>
    {
        try
        {
            Write();
        }
        catch (Exception exception) when (exception is BadImageFormatException or FormatException or JsonException)
        {
            Error("MPK2000", Assembly, exception.Message);
        }
    });

    private void Write()
    {
        var description = new ModelDescription(AssemblyRecords.Read(Assembly), ProjectDirectory) { Repository = Repository, Commit = Commit, Authors = Authors };
        ModelItem[] models = [.. ModelItem.From(Models)];
        IReadOnlyList<PackageDependency> dependencies = Manifest.DependencyFile.Read(DependencyFile);
        var described = new List<ModelFacts>();
        foreach (ModelItem model in models)
        {
            if (Complete(description.Describe(model), model) is not { } facts)
            {
                // What an earlier pack wrote says nothing about a model that has no contract any more.
                if (Directory.Exists(model.PackageFolder))
                    Directory.Delete(model.PackageFolder, recursive: true);
                continue;
            }

            PackageDocuments.Write(model.PackageFolder, facts with { Dependencies = dependencies }, TextOf(model.ExamplesFile), Sbom);
            described.Add(facts);
        }

        foreach (ModelItem model in models.Where(model => description.LicenseOf(model).Length == 0))
            Warning("MPK2007", model.Path, "The model has no licence, so nobody knows whether they may use it: set License on its OnnxModel item to an SPDX expression, as in License=\"Apache-2.0\", or to LicenseRef- and a name for terms of your own.");
        if (description.WriteCard(described, models) is { } card)
            AtomicFile.WriteIfChanged(Card, card);
        else
            File.Delete(Card);
        AtomicFile.WriteIfChanged(Tags, string.Concat(description.TagsOf(models).Select(static tag => tag + "\n")));
    }

    private static ModelFacts? Complete(ModelFacts? facts, ModelItem model) => facts is null ? null : facts with
    {
        Replay = TextOf(model.ReplayFile) is { } figures ? ReplayJson.Read<ReplayFigures>(figures) : null,
        ExampleInput = FirstInput(model.ExamplesFile),
    };

    private static string? TextOf(string file) => File.Exists(file) ? File.ReadAllText(file) : null;

    private static string FirstInput(string file)
    {
        string? line = File.Exists(file) ? File.ReadLines(file).FirstOrDefault() : null;
        if (line is null)
            return "";
        using JsonDocument example = JsonDocument.Parse(line);
        return example.RootElement.TryGetProperty("input", out JsonElement input) ? input.GetRawText() : "";
    }
}
