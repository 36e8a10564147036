using Microsoft.Build.Framework;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Tasks;

/// <summary>Documents of the build, figures of the replay and examples to the documents as they are packed.</summary>
public sealed class WritePackageDocuments : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (ModelItem model in ModelItem.From(Models))
            OnFile(model.Path, () => PackageDocuments.Write(model));
    }
}
