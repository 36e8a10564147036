namespace ModelPack.AspNetCore.Endpoints;

/// <summary>The documents of a model, read from the app's folder when first asked for.</summary>
internal sealed class PackagedDocuments(ModelDescriptor model)
{
    private readonly PackagedDocument?[] _read = new PackagedDocument?[Enum.GetValues<ModelDocument>().Length];

    /// <summary>Gets a document; null when the model was deployed without it.</summary>
    public PackagedDocument? Get(ModelDocument document) => _read[(int)document] ??= Read(FileName(document));

    private PackagedDocument? Read(string fileName)
    {
        string folders = Path.Combine(AppContext.BaseDirectory, "modelpack");
        if (!Directory.Exists(folders))
            return null;

        string? path = Directory.EnumerateDirectories(folders)
            .Select(folder => Path.Combine(folder, model.PayloadDigest[..16], fileName))
            .FirstOrDefault(File.Exists);
        return path is null ? null : new PackagedDocument(File.ReadAllBytes(path));
    }

    private static string FileName(ModelDocument document) => document switch
    {
        ModelDocument.Manifest => "modelpack.json",
        ModelDocument.InputSchema => "input.schema.json",
        _ => "output.schema.json",
    };
}
