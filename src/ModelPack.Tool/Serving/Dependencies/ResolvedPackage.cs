using NuGet.Versioning;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>A package that another needs, and that was found.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Files">Its files.</param>
internal sealed record ResolvedPackage(string Id, NuGetVersion Version, IPackageFiles Files);
