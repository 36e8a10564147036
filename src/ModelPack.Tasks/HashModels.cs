using Microsoft.Build.Framework;
using ModelPack.Signatures;
using ModelPack.Tasks.Files;
using ModelPack.Tasks.Payloads;

namespace ModelPack.Tasks;

/// <summary>Digests of the models' files. The targets give only the models that changed.</summary>
public sealed class HashModels : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (ModelItem model in ModelItem.From(Models))
            OnFile(model.Path, () => Hash(model));
    }

    private void Hash(ModelItem model)
    {
        Log.LogMessage(MessageImportance.Low, "ModelPack hashes the files of '{0}' into '{1}'.", model.File, model.DigestFile);

        // External data may have changed since the signature was read, and the model not.
        if (SignatureText.TryParse(File.ReadAllText(model.SignatureFile), out ModelSignature? signature, out _)
            && ExternalDataCheck.Check(signature, model.File) is { Count: > 0 } problems)
        {
            foreach (SignatureProblem problem in problems)
                Error(problem.Code, model.Path, problem.Message);
            return;
        }

        IEnumerable<string> digests = File.ReadAllLines(model.ListFile).Select(path => $"{PayloadFile.Hash(model.Folder, path)}\n");
        AtomicFile.Write(model.DigestFile, string.Concat(digests));
    }
}
