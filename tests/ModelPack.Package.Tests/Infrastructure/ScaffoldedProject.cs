using System.Text.RegularExpressions;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>One project of many scaffolds: the command writes a project for each model into one folder, and their items come together in a project of all.</summary>
internal static partial class ScaffoldedProject
{
    /// <summary>Writes the project <c>Acme.Models.All</c>.</summary>
    public static void Write(Workspace workspace, string folder, IReadOnlyList<string> models)
    {
        for (int i = 0; i < models.Count; i++)
            ModelPackTool.Run(workspace, "new", models[i], "--output", folder, "--package", $"Acme.Models.Part{i}").Succeeded();

        string[] projects = Directory.GetFiles(Path.Combine(workspace.Root, folder), "*.csproj");
        string items = string.Join("\n    ", projects.Order(StringComparer.Ordinal).Select(static project => Item().Match(File.ReadAllText(project)).Value));
        string all = Item().Replace(File.ReadAllText(projects[0]), items.Replace("$", "$$", StringComparison.Ordinal));
        foreach (string project in projects)
            File.Delete(project);
        workspace.Write($"{folder}/Acme.Models.All.csproj", PackageId().Replace(all, "Acme.Models.All"));
    }

    [GeneratedRegex("<OnnxModel [^>]*/>")]
    private static partial Regex Item();

    [GeneratedRegex("(?<=<PackageId>)[^<]*")]
    private static partial Regex PackageId();
}
