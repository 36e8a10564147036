using ModelPack.Tool.Verifying;

namespace ModelPack.Tool.Placing;

/// <summary>Writes files of a package to disk, where code of it finds them. Names were checked before: none leaves its folder.</summary>
/// <param name="archive">The package.</param>
internal sealed class PackagePlacing(PackageArchive archive)
{
    /// <summary>Writes an entry.</summary>
    /// <returns><paramref name="target"/>.</returns>
    public string Extract(string entry, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using Stream source = archive.OpenEntry(entry)!;
        using FileStream copy = File.Create(target);
        source.CopyTo(copy);
        return target;
    }

    /// <summary>Writes the files of a model where the runtime looks for them beside the assembly.</summary>
    /// <param name="model">The model, in the package.</param>
    /// <param name="output">The folder of the assembly.</param>
    /// <returns>The model, on disk.</returns>
    public VerifiedModel Place(VerifiedModel model, string output)
    {
        string folder = Path.Combine(output, "modelpack", model.Payload.Model, model.Payload.Folder);
        var packed = new PackedFolder(archive, $"modelpack/{model.Payload.Model}/");
        foreach (string name in packed.Files)
            Extract($"modelpack/{model.Payload.Model}/{name}", Path.Combine(folder, name));
        return model with { Folder = folder };
    }
}
