using Microsoft.Build.Framework;
using ModelPack.Tasks.Baselines;
using ModelPack.Tasks.Files;

namespace ModelPack.Tasks;

/// <summary>The version of the baseline to a project that NuGet restores.</summary>
public sealed class WriteBaselineProject : BaselineTask
{
    /// <summary>The version that is being packed.</summary>
    [Required]
    public string PackageVersion { get; set; } = "";

    /// <summary>The model project's framework.</summary>
    [Required]
    public string TargetFramework { get; set; } = "";

    /// <summary>Properties of NuGet's restore that the model project sets: a name each, with its <c>Value</c>.</summary>
    public ITaskItem[] RestoreSettings { get; set; } = [];

    /// <summary>The file to write; left alone where it would not change.</summary>
    [Required]
    public string Project { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run() => OnFile(Project, () =>
    {
        var project = new BaselineProject(PackageId, BaselineVersion.Trim(), PackageVersion, TargetFramework)
        {
            RestoreSettings = [.. RestoreSettings.Select(static setting => (setting.ItemSpec, setting.GetMetadata("Value")))],
        };
        if (!project.IsValid)
            Error("MPK2015", ProjectFile, $"ModelPackBaselineVersion is '{BaselineVersion}', which is no version. Give one as in 1.2.0, or 'latest'.");
        else if (!File.Exists(Project) || File.ReadAllText(Project) != project.Text)
            AtomicFile.Write(Project, project.Text);
    });
}
