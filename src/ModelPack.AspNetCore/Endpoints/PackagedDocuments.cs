namespace ModelPack.AspNetCore.Endpoints;

/// <summary>The documents of a model, read from its folder when first asked for.</summary>
internal sealed class PackagedDocuments(ModelDescriptor model)
{
    private readonly PackagedDocument?[] _read = new PackagedDocument?[Enum.GetValues<ModelDocument>().Length];

    /// <summary>Gets a document; null when the model was deployed without it.</summary>
    public PackagedDocument? Get(ModelDocument document)
    {
        try
        {
            return _read[(int)document] ??= new PackagedDocument(Read(document));
        }
        catch (ModelNotFoundException)
        {
            return null;
        }
    }

    private ReadOnlyMemory<byte> Read(ModelDocument document) => document switch
    {
        ModelDocument.Manifest => model.ReadManifest(),
        ModelDocument.InputSchema => model.ReadInputSchema(),
        _ => model.ReadOutputSchema(),
    };
}
