using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding.Planning;
using ModelPack.Tool.Scaffolding.Writing;

namespace ModelPack.Tool.Scaffolding;

/// <summary>Writes the model project of a model: project file, contract, card and examples. Pure: it reads and writes no file.</summary>
internal static class Scaffold
{
    /// <summary>What has been decided for the author, and what the model does not say; plain sentences.</summary>
    public static IReadOnlyList<string> Notes(ModelSignature signature) => [.. PlanNotes.Of(signature)];

    /// <summary>The files of the project, without the model itself.</summary>
    /// <param name="signature">The model's signature, without problems of <see cref="SignatureCheck"/>.</param>
    /// <param name="options">Names and places.</param>
    /// <exception cref="ScaffoldException">An input or output is of a type that no member binds to.</exception>
    public static IReadOnlyList<ScaffoldFile> Create(ModelSignature signature, ScaffoldOptions options)
    {
        ContractPlan plan = ContractPlanner.Plan(signature, options);
        string stem = options.ModelFile[..options.ModelFile.LastIndexOf('.')];
        string? example = ExampleText.Write(plan.Input);
        var files = new List<ScaffoldFile>
        {
            new($"{options.PackageId}.csproj", ProjectText.Write(options, $"{stem}.card.md", example is null ? null : $"{stem}.examples.jsonl")),
            new($"{plan.Predictor}.cs", PredictorText.Write(plan, options)),
            new($"{plan.Input.Name}.cs", RecordText.Write(plan.Input, options.Namespace)),
            new($"{plan.Output.Name}.cs", RecordText.Write(plan.Output, options.Namespace)),
        };
        files.AddRange(plan.Enums.Select(type => new ScaffoldFile($"{type.Name}.cs", EnumText.Write(type, options.Namespace))));
        files.Add(new ScaffoldFile($"{stem}.card.md", CardText.Write(signature)));
        if (example is not null)
            files.Add(new ScaffoldFile($"{stem}.examples.jsonl", example));
        return files;
    }
}
