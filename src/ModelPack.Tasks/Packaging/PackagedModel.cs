using ModelPack.Tasks.Payloads;

namespace ModelPack.Tasks.Packaging;

/// <summary>A model as it lies in a package, and in the output of the apps that use it.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="OutputFolder">The first 16 hex digits of the payload's digest.</param>
/// <param name="Files">The model, its external data, assets and documents.</param>
internal sealed record PackagedModel(string Name, string OutputFolder, IReadOnlyList<PackageFile> Files)
{
    /// <summary>The folder of the model's files in the package.</summary>
    public string Folder => $"modelpack/{Name}/";

    /// <summary>The files that digests are compiled in of, in their order there.</summary>
    public IEnumerable<PayloadFile> Payload => Files.Where(static file => file.Expected is not null).Select(static file => file.Expected!);

    /// <summary>What the build left of a model; the documents where there are any.</summary>
    public static PackagedModel From(ModelItem model)
    {
        string folder = $"modelpack/{model.Name}/";
        IEnumerable<PackageFile> payload = File.ReadAllLines(model.DigestFile).Select(PayloadFile.Parse).Select(file =>
            PackageFile.FromDisk(folder + file.Path, Path.Combine(model.Folder, file.Path)) with { Expected = file, Compressed = false });
        IEnumerable<PackageFile> assets = AssetFile.Read(model.AssetFile).Select(asset =>
            PackageFile.FromDisk(folder + asset.File.Path, asset.Source) with { Expected = asset.File, Compressed = false });
        IEnumerable<PackageFile> described = ModelFileNames.Documents
            .Where(name => File.Exists(Path.Combine(model.PackageFolder, name)))
            .Select(name => PackageFile.FromDisk(folder + name, Path.Combine(model.PackageFolder, name)));
        return new PackagedModel(model.Name, File.ReadAllText(model.PayloadFile), [.. payload, .. assets, .. described]);
    }
}
