using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Tool.Creating;

/// <summary>Collects the files of a new model project: the scaffold, the model and its external data.</summary>
internal static class NewProject
{
    /// <summary>The files, in the order in which they are shown.</summary>
    /// <param name="signature">The model's signature.</param>
    /// <param name="model">The model's full path; its external data has been checked.</param>
    /// <param name="folder">The project's full path.</param>
    /// <param name="options">Names and places.</param>
    /// <exception cref="ScaffoldException">No contract can bind the model.</exception>
    public static IReadOnlyList<ProjectFile> Collect(ModelSignature signature, string model, string folder, ScaffoldOptions options)
    {
        var files = new List<ProjectFile>();
        foreach (ScaffoldFile file in Scaffold.Create(signature, options))
            files.Add(new ProjectFile(file.Path, path => File.WriteAllText(path, file.Text)));
        foreach ((string source, string target) in Copies(signature, model, options))
        {
            // A model that lies where it belongs stays there.
            if (!IsSame(source, Path.Combine(folder, target)))
                files.Add(new ProjectFile(target, path => File.Copy(source, path, overwrite: false)));
        }

        return files;
    }

    private static IEnumerable<(string Source, string Target)> Copies(ModelSignature signature, string model, ScaffoldOptions options)
    {
        yield return (model, options.ModelFile);
        string models = options.ModelFile[..(options.ModelFile.LastIndexOf('/') + 1)];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (ExternalData data in signature.ExternalData)
        {
            if (ExternalLocation.TryNormalize(data.Location, out string? relative, out _) && seen.Add(relative) && ExternalDataCheck.TryResolve(data, model, out string? file, out _))
                yield return (file, models + relative);
        }
    }

    private static bool IsSame(string source, string target) => string.Equals(
        Path.GetFullPath(source), Path.GetFullPath(target), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
