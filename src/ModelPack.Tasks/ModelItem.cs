using Microsoft.Build.Framework;

namespace ModelPack.Tasks;

/// <summary>An <c>OnnxModel</c> item as the targets prepare it: where the model lies, and where what is made of it goes.</summary>
/// <param name="item">An item of <c>_ModelPackModel</c>, in <c>ModelPack.Signatures.targets</c>.</param>
internal sealed class ModelItem(ITaskItem item)
{
    /// <summary>The path as the author wrote it; messages show this one.</summary>
    public string Path { get; } = item.GetMetadata("ModelPath");

    /// <summary>The file name without extension.</summary>
    public string Name { get; } = item.GetMetadata("ModelName");

    /// <summary>The full path of the model.</summary>
    public string File { get; } = item.GetMetadata("ModelFile");

    /// <summary>The folder that holds the model and its external data.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(File)!;

    /// <summary>The author's file of column names, as written; empty when there is none.</summary>
    public string FeatureNames { get; } = item.GetMetadata("FeatureNames");

    /// <summary>The author's part of the model card, as written; empty when there is none.</summary>
    public string Card { get; } = item.GetMetadata("Card");

    /// <summary>The SPDX expression of the model's licence; empty when the author states none.</summary>
    public string License { get; } = item.GetMetadata("License");

    /// <summary>The run that trained the model; empty when the author states none.</summary>
    public string TrainingRun { get; } = item.GetMetadata("TrainingRun");

    /// <summary>The data that it was trained on; empty when the author states none.</summary>
    public string TrainingData { get; } = item.GetMetadata("TrainingData");

    /// <summary>How far a number may be off its example, as in <c>abs=1e-5;rel=1e-4</c>; empty for the default.</summary>
    public string Tolerance { get; } = item.GetMetadata("Tolerance");

    /// <summary>How many examples may give another label, as in <c>0.1%</c>; empty for none.</summary>
    public string MaxMismatch { get; } = item.GetMetadata("MaxMismatch");

    /// <summary>Whether the author expects a contract of the model.</summary>
    public bool ExpectsContract { get; } = !string.Equals(item.GetMetadata("Contract"), "None", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the model and its external data may be links to files elsewhere.</summary>
    public bool FollowsLinks { get; } = string.Equals(item.GetMetadata("FollowLinks"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The signature as text.</summary>
    public string SignatureFile { get; } = item.GetMetadata("SignatureFile");

    /// <summary>The list of the model's files: the model, then its external data, relative to <see cref="Folder"/>, with <c>/</c>.</summary>
    public string ListFile { get; } = item.GetMetadata("ListFile");

    /// <summary>Size and SHA-256 of each file of the list.</summary>
    public string DigestFile { get; } = item.GetMetadata("DigestFile");

    /// <summary>Size, SHA-256 and source of each asset.</summary>
    public string AssetFile { get; } = item.GetMetadata("AssetFile");

    /// <summary>The first 16 hex digits of the payload's digest.</summary>
    public string PayloadFile { get; } = item.GetMetadata("PayloadFile");

    /// <summary>The folder of manifest and schemas.</summary>
    public string ManifestFolder { get; } = item.GetMetadata("ManifestFolder");

    /// <summary>The figures of the replay, as JSON; no file while nobody has run the model.</summary>
    public string ReplayFile { get; } = item.GetMetadata("ReplayFile");

    /// <summary>The examples as they are packed; no file when there are none.</summary>
    public string ExamplesFile { get; } = item.GetMetadata("ExamplesFile");

    /// <summary>The folder of the documents as they are packed.</summary>
    public string PackageFolder { get; } = item.GetMetadata("PackageFolder");

    /// <summary>The items of a task's parameter.</summary>
    public static IEnumerable<ModelItem> From(ITaskItem[] items) => items.Select(static item => new ModelItem(item));
}
