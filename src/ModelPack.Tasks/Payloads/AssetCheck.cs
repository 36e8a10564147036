using ModelPack.Signatures;

namespace ModelPack.Tasks.Payloads;

/// <summary>Holds <c>ModelAsset</c> items against the models and the files that there are.</summary>
internal static class AssetCheck
{
    public static IEnumerable<AssetProblem> Check(IReadOnlyList<AssetItem> assets, IReadOnlyList<string> models, string projectDirectory)
    {
        var seen = new Dictionary<string, AssetItem>(StringComparer.OrdinalIgnoreCase);
        foreach (AssetItem asset in assets)
        {
            if ((ProblemOfModel(asset, models) ?? ProblemOfFile(asset, projectDirectory) ?? ProblemOfName(asset)) is { } problem)
                yield return problem;
            else if (!seen.TryAdd($"{asset.ModelName}/{asset.Name}", asset))
                yield return new("MPK2008", asset.Written, $"Model '{asset.Model}' would have two assets of the name '{asset.Name}': '{seen[$"{asset.ModelName}/{asset.Name}"].Written}' and '{asset.Written}'. Give one of the items another Name.");
        }
    }

    private static AssetProblem? ProblemOfModel(AssetItem asset, IReadOnlyList<string> models)
    {
        string choices = models.Count == 0 ? "The project has no OnnxModel item" : $"The models are: {string.Join(", ", models.Select(static model => $"'{model}'"))}";
        if (asset.Model.Length == 0)
            return new("MPK1002", asset.Written, $"The ModelAsset '{asset.Written}' does not say which model it is for; set Model to the path or file name of an OnnxModel item. {choices}.");
        string written = Normalize(asset.Model);
        return models.Any(model => Normalize(model) == written || Path.GetFileName(Normalize(model)) == written)
            ? null
            : new("MPK1002", asset.Written, $"The ModelAsset '{asset.Written}' is for '{asset.Model}', and no OnnxModel item has that path or file name. {choices}.");
    }

    // Links are followed: what is packed must be a file of the project, and not any file of the machine that builds it.
    private static AssetProblem? ProblemOfFile(AssetItem asset, string projectDirectory)
    {
        if (!File.Exists(asset.File))
            return new("MPK2002", asset.Written, $"The asset '{asset.Written}' of model '{asset.Model}' does not exist: there is no file '{asset.File}'.");
        string? project = RealPath.TryResolve(Path.GetFullPath(projectDirectory));
        string? file = RealPath.TryResolve(asset.File);
        return project is not null && file is not null && IsBelow(file, project)
            ? null
            : new("MPK2002", asset.Written, $"The asset '{asset.Written}' of model '{asset.Model}' lies outside the project's folder '{projectDirectory}'. Copy it into the project.");
    }

    private static AssetProblem? ProblemOfName(AssetItem asset)
    {
        bool isPath = asset.Name.Length > 0
            && asset.Name.Split('/').All(static part => part.Trim() is not ("" or "." or ".."))
            && !asset.Name.Any(static c => c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' || char.IsControl(c));
        return isPath ? null : new("MPK2002", asset.Written, $"The asset '{asset.Written}' of model '{asset.Model}' has the Name '{asset.Name}', which is no relative path below the model's 'assets' folder, as in 'vocab.txt' or 'words/en.txt'.");
    }

    private static bool IsBelow(string file, string folder) =>
        file.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static string Normalize(string path)
    {
        string normal = path.Replace('\\', '/');
        return normal.StartsWith("./", StringComparison.Ordinal) ? normal[2..] : normal;
    }
}
