using Microsoft.Build.Framework;
using ModelPack.Tasks.Baselines;
using ModelPack.Tasks.Files;

namespace ModelPack.Tasks;

/// <summary>What NuGet restored to the path of the baseline package.</summary>
public sealed class FindBaseline : BaselineTask
{
    /// <summary>NuGet's <c>project.assets.json</c>.</summary>
    [Required]
    public string Assets { get; set; } = "";

    /// <summary>What the restore printed.</summary>
    public string[] Printed { get; set; } = [];

    /// <summary>The file that takes the path; empty for a first release.</summary>
    [Required]
    public string Found { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => OnFile(Assets, () =>
    {
        string version = BaselineVersion.Trim();
        bool isLatest = version.Equals("latest", StringComparison.OrdinalIgnoreCase);
        if (!File.Exists(Assets))
        {
            Refuse(version, string.Join(' ', Printed.Select(static line => line.Trim()).Where(static line => line.Length > 0)));
            return;
        }

        RestoredBaseline restored = RestoredBaseline.Read(Assets, PackageId, isLatest ? null : version);
        if (restored.Package is { } package)
            AtomicFile.Write(Found, package);
        else if (restored.Problem is { } problem)
            Refuse(version, problem);
        else if (isLatest)
            AtomicFile.Write(Found, "");
        else
            Refuse(version, "None of NuGet's package sources has it.");
    });

    private void Refuse(string version, string reason) =>
        Error("MPK2015", ProjectFile, $"The baseline {PackageId} {version} cannot be had. {reason} The sources are those of nuget.config; where there is none to ask, name a file by ModelPackBaseline.");
}
