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

    /// <summary>Items of <c>_ModelPackAsset</c>, of all models.</summary>
    public ITaskItem[] Assets { get; set; } = [];

    /// <summary>Whether the build makes hard links itself, so that a file with several of them is nothing to warn of.</summary>
    public bool MakesLinks { get; set; }

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
            && ExternalDataCheck.Check(signature, model.File, model.FollowsLinks) is { Count: > 0 } problems)
        {
            foreach (SignatureProblem problem in problems)
                Error(problem.Code, model.Path, problem.Message);
            return;
        }

        AssetFile[] assets = [.. AssetItem.From(Assets).Where(asset => asset.ModelName == model.Name).Select(AssetFile.Hash)];
        string[] files = File.ReadAllLines(model.ListFile);
        if (assets.FirstOrDefault(asset => files.Contains(asset.File.Path, StringComparer.OrdinalIgnoreCase)) is { } clash)
        {
            Error("MPK2008", model.Path, $"The asset '{clash.Source}' and an external data file of the model would both be '{clash.File.Path}'. Give the asset another Name.");
            return;
        }

        if (!model.FollowsLinks && !MakesLinks)
            WarnOfHardLinks(model, [.. files.Select(path => Path.Combine(model.Folder, path)), .. assets.Select(static asset => asset.Source)]);
        AtomicFile.Write(model.AssetFile, AssetFile.Write(assets));
        IEnumerable<string> digests = files.Select(path => $"{PayloadFile.Hash(model.Folder, path)}\n");
        AtomicFile.Write(model.DigestFile, string.Concat(digests));
    }

    // Whoever may write to another name of the file changes the model, from outside its folder.
    private void WarnOfHardLinks(ModelItem model, IEnumerable<string> files)
    {
        string[] linked = [.. files.Where(static file => HardLinks.Count(file) > 1)];
        if (linked.Length > 0)
            Warning("MPK2002", model.Path, $"{linked.Length} of the model's files, '{Path.GetFileName(linked[0])}' first, have other names on this disk (hard links), by which they can change. The package gets a copy of what was hashed. Copy the file, or set FollowLinks=\"true\" on the OnnxModel item.");
    }
}
