namespace ModelPack.Runtime.Loading;

/// <summary>Why a caller lets files be loaded that were not compiled in.</summary>
/// <param name="Options">The class that says so, for messages.</param>
/// <param name="ExpectedDigest">What the caller expects; null where it does not say.</param>
/// <param name="TrustsManifest">Whether it takes what the manifest beside the files states.</param>
internal sealed record Trust(string Options, string? ExpectedDigest, bool TrustsManifest)
{
    public static Trust Of(PredictorOptions options) => new(nameof(PredictorOptions), options.ExpectedDigest, options.TrustManifest);

    public static Trust Of(ModelReplacement replacement) => new(nameof(ModelReplacement), replacement.ExpectedDigest, replacement.TrustManifest);
}
