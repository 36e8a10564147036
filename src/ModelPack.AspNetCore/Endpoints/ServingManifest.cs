namespace ModelPack.AspNetCore.Endpoints;

/// <summary>The manifest of the model that serves now; where it cannot be loaded, the one that was deployed with the app.</summary>
/// <param name="documents">What was deployed with the app.</param>
/// <param name="host">The model's host; null where the model cannot be loaded.</param>
internal sealed class ServingManifest(PackagedDocuments documents, Func<ModelHost?> host)
{
    private Served? _last;

    /// <summary>Gets it; null when the model was deployed without it.</summary>
    public PackagedDocument? Get()
    {
        if (host() is not { } serving)
            return documents.Get(ModelDocument.Manifest);
        string digest = serving.Info.Digest;
        if (_last is { } last && last.Digest == digest)
            return last.Document;
        try
        {
            var document = new PackagedDocument(serving.ReadManifest());

            // Not kept where the model was replaced meanwhile: it may belong to either.
            if (serving.Info.Digest == digest)
                _last = new Served(digest, document);
            return document;
        }
        catch (ModelNotFoundException)
        {
            return null;
        }
    }

    private sealed record Served(string Digest, PackagedDocument Document);
}
