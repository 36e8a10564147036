namespace ModelPack.Tasks.Manifest;

/// <summary>A package that a model package was built with.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that was restored.</param>
/// <param name="Sha512">SHA-512 of the package, in lower-case hex digits; empty when unknown.</param>
internal sealed record PackageDependency(string Id, string Version, string Sha512 = "");
