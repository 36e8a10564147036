using NuGet.Versioning;

namespace ModelPack.Tool.Placing;

/// <summary>What a package depends on.</summary>
/// <param name="Id">The id of the other package.</param>
/// <param name="Range">Its versions.</param>
internal sealed record PackageDependency(string Id, VersionRange Range);
