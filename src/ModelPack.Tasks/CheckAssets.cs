using Microsoft.Build.Framework;
using ModelPack.Tasks.Payloads;

namespace ModelPack.Tasks;

/// <summary>Says which <c>ModelAsset</c> items cannot ship with a model. The targets run it when any of them changed.</summary>
public sealed class CheckAssets : CodedTask
{
    /// <summary>Items of <c>_ModelPackAsset</c>.</summary>
    [Required]
    public ITaskItem[] Assets { get; set; } = [];

    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The folder that assets must lie in.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (AssetProblem problem in AssetCheck.Check([.. AssetItem.From(Assets)], [.. ModelItem.From(Models).Select(static model => model.Path)], ProjectDirectory))
            Error(problem.Code, problem.Asset, problem.Message);
    }
}
