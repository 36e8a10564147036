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

    /// <summary>The items of a task's parameter.</summary>
    public static IEnumerable<ModelItem> From(ITaskItem[] items) => items.Select(static item => new ModelItem(item));
}
