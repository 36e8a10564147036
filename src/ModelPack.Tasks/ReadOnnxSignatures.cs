using Microsoft.Build.Framework;
using ModelPack.Signatures;
using ModelPack.Tasks.Signatures;

namespace ModelPack.Tasks;

/// <summary>Model to signature text, for the compiler. The targets give only the models that changed.</summary>
public sealed class ReadOnnxSignatures : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The folder that paths in the items' metadata are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (ModelItem model in ModelItem.From(Models))
        {
            OnFile(model.Path, () =>
            {
                Log.LogMessage(MessageImportance.Low, "ModelPack reads the signature of '{0}' into '{1}'.", model.File, model.SignatureFile);
                foreach (SignatureProblem problem in ModelReading.Run(model, ProjectDirectory))
                    Error(problem.Code, model.Path, problem.Message);
            });
        }
    }
}
