using Microsoft.Build.Framework;

namespace ModelPack.Tasks;

/// <summary>A task about the version that <c>ModelPackBaselineVersion</c> names.</summary>
public abstract class BaselineTask : CodedTask
{
    /// <summary>The model project.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The id of the model package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>A version, or <c>latest</c>.</summary>
    [Required]
    public string BaselineVersion { get; set; } = "";
}
