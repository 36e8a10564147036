using Microsoft.Build.Framework;
using ModelPack.Tasks.Files;
using ModelPack.Tasks.Payloads;

namespace ModelPack.Tasks;

/// <summary>The digests of all models as source code, and the folder of each in the output.</summary>
public sealed class WritePayloads : CodedTask
{
    /// <summary>Items of <c>_ModelPackModel</c>.</summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The id of the model package.</summary>
    [Required]
    public string PackageId { get; set; } = "";

    /// <summary>The version of the model package.</summary>
    [Required]
    public string PackageVersion { get; set; } = "";

    /// <summary>The source file to write.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var payloads = new List<Payload>();
        foreach (ModelItem model in ModelItem.From(Models).OrderBy(static model => model.Name, StringComparer.Ordinal))
        {
            var payload = new Payload(model.Name, PackageId, PackageVersion, [.. File.ReadAllLines(model.DigestFile).Select(PayloadFile.Parse), .. AssetFile.Read(model.AssetFile).Select(static asset => asset.File)]);
            AtomicFile.Write(model.PayloadFile, payload.Folder);
            payloads.Add(payload);
        }

        AtomicFile.Write(Source, PayloadSource.Write(payloads));
    }
}
