using ModelPack.Tool.Placing;
using ModelPack.Tool.Verifying;

namespace ModelPack.Tool.Serving;

/// <summary>A package in which everything is as its assembly says. Nothing of it has run.</summary>
/// <param name="File">The file, as the caller wrote it.</param>
/// <param name="Id">Its nuspec.</param>
/// <param name="Assembly">The entry of the assembly, as in <c>lib/net10.0/Acme.Models.Iris.dll</c>.</param>
/// <param name="Models">The models of that assembly.</param>
/// <param name="Dependencies">What it depends on.</param>
internal sealed record CheckedPackage(string File, PackageId Id, string Assembly, IReadOnlyList<VerifiedModel> Models, IReadOnlyList<PackageDependency> Dependencies)
{
    /// <summary>The framework of the assembly, as in <c>net10.0</c>.</summary>
    public string Framework => Assembly.Split('/')[1];
}
