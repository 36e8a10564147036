namespace ModelPack.Runtime.Loading;

/// <summary>Opens the model that shall replace another one: decides what kind of thing its path names.</summary>
internal static class ReplacementSource
{
    private const string PackageExtension = ".nupkg";

    /// <summary>Opens and checks it.</summary>
    /// <exception cref="ModelLoadException">It is missing, damaged, not trusted, or of another contract.</exception>
    public static CheckedModel Open(ModelDescriptor descriptor, ModelReplacement replacement)
    {
        if (replacement.Path is null)
            return ModelSource.OpenCompiledIn(descriptor);
        string path = Path.GetFullPath(replacement.Path);
        try
        {
            if (Directory.Exists(path))
                return OpenFolder(path, descriptor, replacement);
            return path.EndsWith(PackageExtension, StringComparison.OrdinalIgnoreCase)
                ? OpenPackage(path, descriptor, replacement)
                : ModelSource.OpenFile(path, descriptor, Trust.Of(replacement));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelNotFoundException($"The model to swap to was not found. Tried: '{path}'.", [path]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ModelNotFoundException($"The model to swap to cannot be read: {exception.Message} Tried: '{path}'.", [path]);
        }
        catch (InvalidDataException exception)
        {
            throw new ModelDigestException($"'{path}' is no package, or a damaged one: {exception.Message.TrimEnd('.')}. Get it again, and swap when all of it is there.");
        }
    }

    // The folder of the model, or one that holds it: an extracted package, or its folder 'modelpack'.
    private static CheckedModel OpenFolder(string path, ModelDescriptor descriptor, ModelReplacement replacement)
    {
        string[] folders = [path, .. Below(path), .. Below(Path.Combine(path, "modelpack"))];
        var models = folders.Where(static folder => File.Exists(Path.Combine(folder, ModelFileNames.Manifest))).Select(static folder => (IPayloadFolder)new DiskFolder(folder)
        {
            Authority = "the manifest beside it names",
            Remedy = "get the package's folder again",
        });
        var model = OtherPayload.Choose(models, path, descriptor);
        model.ThrowIfNotTrusted(path, descriptor, Trust.Of(replacement));
        return model.Open();
    }

    private static CheckedModel OpenPackage(string path, ModelDescriptor descriptor, ModelReplacement replacement)
    {
        using PackageFile package = PackageFile.Open(path);
        var model = OtherPayload.Choose(package.Models, path, descriptor);
        Trust trust = Trust.Of(replacement);
        if (trust.ExpectedDigest is { } expected && !model.Is(expected))
        {
            // The digest of the file speaks for bytes that were read once, and that are used then.
            using PackageFile copy = package.Load(out string digest);
            OtherPayload loaded = OtherPayload.Choose(copy.Models, path, descriptor);
            loaded.ThrowIfNotTrusted(path, descriptor, trust, digest);
            return loaded.Open();
        }

        model.ThrowIfNotTrusted(path, descriptor, trust);
        return model.Open();
    }

    private static IEnumerable<string> Below(string folder) => Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal) : [];
}
