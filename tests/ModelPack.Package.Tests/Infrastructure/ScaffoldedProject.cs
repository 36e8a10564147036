using System.Text.RegularExpressions;
using ModelPack.Package.Tests.Serving;
using ModelPack.Testing;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>One project of many scaffolds: the command writes a project for each model into one folder, and their items come together in a project of all.</summary>
internal static partial class ScaffoldedProject
{
    /// <summary>The id of its package.</summary>
    public const string Id = "Acme.Models.All";

    /// <summary>Packs the scaffolds of all models that there are, once in a run; models with golden data have them as examples, by tensor name.</summary>
    /// <returns>The package.</returns>
    public static string PackAll(Workspace workspace)
    {
        string folder = Path.Combine(workspace.Root, "all packages");
        workspace.Once("all models", () =>
        {
            Write(workspace, "all", Models);
            return workspace.Run("all", "pack", "-warnaserror", "-o", folder).Succeeded().WithoutWarnings();
        });
        return Path.Combine(folder, $"{Id}.0.1.0.nupkg");
    }

    /// <summary>The models of the repository, and those beside it by others.</summary>
    public static IReadOnlyList<string> Models { get; } =
        [.. Directory.EnumerateFiles(TestModels.Folder, "*.onnx"), .. Directory.EnumerateFiles(TestModels.Path("external"), "*.onnx"), .. ModelsByOthers()];

    private static void Write(Workspace workspace, string folder, IReadOnlyList<string> models)
    {
        for (int i = 0; i < models.Count; i++)
            ModelPackTool.Run(workspace, "new", models[i], "--output", folder, "--package", $"Acme.Models.Part{i}").Succeeded();

        string[] projects = Directory.GetFiles(Path.Combine(workspace.Root, folder), "*.csproj");
        string items = string.Join("\n    ", projects.Order(StringComparer.Ordinal).Select(project => WithExamples(workspace, folder, Item().Match(File.ReadAllText(project)).Value)));
        string all = Item().Replace(File.ReadAllText(projects[0]), items.Replace("$", "$$", StringComparison.Ordinal));
        foreach (string project in projects)
            File.Delete(project);
        workspace.Write($"{folder}/{Id}.csproj", PackageId().Replace(all, Id));
    }

    private static string WithExamples(Workspace workspace, string folder, string item)
    {
        string name = ModelName().Match(item).Value;
        if (GoldenModel.All.FirstOrDefault(model => model.Name == name) is not { } golden)
            return item;
        // What the scaffold gives a constant, or leaves out since it is an input as it came, no caller gives or gets.
        string scaffold = string.Concat(Directory.EnumerateFiles(Path.Combine(workspace.Root, folder), "*.cs").Where(file => File.ReadAllText(file).Contains($"\"models/{name}.onnx\"", StringComparison.Ordinal))
            .SelectMany(file => (string[])[file, file.Replace("Predictor.cs", "Prediction.cs", StringComparison.Ordinal)]).Select(File.ReadAllText));
        string[] lines = [.. golden.Cases.Where(static data => data.HasRows).Select(data => data.ExampleLine(
            input => !scaffold.Contains($"[Constant(\"{input}\"", StringComparison.Ordinal),
            output => !golden.Cases[0].Inputs.Keys.Any(input => output == $"{input}.output" && !scaffold.Contains($"<c>{output}</c>", StringComparison.Ordinal))))];
        if (lines.Length == 0)
            return item;
        workspace.Write($"{folder}/golden/{name}.jsonl", string.Join('\n', lines) + "\n");
        return Examples().Replace(item, "").Replace(" />", $""" Examples="golden/{name}.jsonl" Tolerance="{golden.Tolerance}" />""", StringComparison.Ordinal);
    }

    // They are not part of the repository, and may lie beside it.
    private static IEnumerable<string> ModelsByOthers()
    {
        string folder = Path.Combine(TestModels.RepositoryRoot, "..", "shared", "models");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.onnx").Where(static model => !File.Exists(TestModels.Path(Path.GetFileName(model)))) : [];
    }

    [GeneratedRegex("<OnnxModel [^>]*/>")]
    private static partial Regex Item();

    [GeneratedRegex("""(?<=Include="models/)[^"]*(?=\.onnx")""")]
    private static partial Regex ModelName();

    [GeneratedRegex("""Examples="[^"]*" """)]
    private static partial Regex Examples();

    [GeneratedRegex("(?<=<PackageId>)[^<]*")]
    private static partial Regex PackageId();
}
