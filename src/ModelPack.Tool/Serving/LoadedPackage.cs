using System.Reflection;

namespace ModelPack.Tool.Serving;

/// <summary>A package whose assembly is loaded.</summary>
/// <param name="Package">The package.</param>
/// <param name="Assembly">Its assembly, in a context of its own.</param>
internal sealed record LoadedPackage(CheckedPackage Package, Assembly Assembly);
