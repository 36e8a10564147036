namespace ModelPack;

/// <summary>Which model a host shall serve from now on, and why it may be trusted.</summary>
/// <remarks>
/// What was compiled into the app is trusted always. Anything else needs <see cref="ExpectedDigest"/>, or <see cref="TrustManifest"/>; and whatever is loaded must have the
/// contract that the app was compiled with.
/// </remarks>
public sealed class ModelReplacement
{
    /// <summary>The model of a package, of a folder, or a model file.</summary>
    /// <param name="path">A .nupkg, which is read where it is; a folder that holds <c>modelpack.json</c>, or an extracted package; or an .onnx file, as <see cref="PredictorOptions.ModelPath"/> takes it.</param>
    public ModelReplacement(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Path = path;
    }

    private ModelReplacement()
    {
    }

    /// <summary>The model that was compiled in, from beside the app: the way back without a package.</summary>
    public static ModelReplacement CompiledIn { get; } = new();

    /// <summary>Where the model is; null for the one that was compiled in.</summary>
    public string? Path { get; }

    /// <summary>
    /// SHA-256, 64 hex digits. Of a package or folder: the payload digest that <c>modelpack inspect</c> prints and <see cref="PredictionInfo.Digest"/> holds, or for a .nupkg that of the file.
    /// Of a model file: that of the file.
    /// </summary>
    public string? ExpectedDigest { get; init; }

    /// <summary>Accepts the digests that the manifest of the model states, without one given by the caller. Logged. Default: false.</summary>
    public bool TrustManifest { get; init; }

    /// <summary>The slot. Default: the one that answers.</summary>
    public ModelSlot Slot { get; init; } = ModelSlot.Stable;
}
