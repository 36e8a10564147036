using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using ModelPack.Tool.Output;
using ModelPack.Tool.Placing;
using ModelPack.Tool.Serving.Dependencies;

namespace ModelPack.Tool.Serving;

/// <summary>Whether the runtime of this process runs a package: that of the same major version, and not older than what the package was built with.</summary>
internal static class RuntimeFit
{
    private const string Runtime = "ModelPack.Runtime";

    /// <summary>What the nuspec of a package asks for; null where it fits.</summary>
    public static ToolProblem? Check(PackageId id, IEnumerable<PackageDependency> dependencies, string file) =>
        dependencies.FirstOrDefault(static dependency => dependency.Id.Equals(Runtime, StringComparison.OrdinalIgnoreCase))?.Range.MinVersion is { } needed ? Compare(id, needed.Version, file) : null;

    /// <summary>What the assembly of a package was compiled against; null where it fits.</summary>
    public static ToolProblem? Check(PackageId id, Stream assembly, string file)
    {
        using var image = new PEReader(assembly, PEStreamOptions.LeaveOpen);
        MetadataReader metadata = image.GetMetadataReader();
        foreach (AssemblyReferenceHandle handle in metadata.AssemblyReferences)
        {
            AssemblyReference reference = metadata.GetAssemblyReference(handle);
            if (metadata.StringComparer.Equals(reference.Name, Runtime))
                return Compare(id, reference.Version, file);
        }

        return null;
    }

    private static ToolProblem? Compare(PackageId id, Version needed, string file)
    {
        Version own = ProvidedAssemblies.VersionOf(Runtime) ?? new Version();
        if (needed.Major == own.Major && needed.Minor <= own.Minor)
            return null;
        string advice = needed > own ? $"Update the command: 'dotnet tool update ModelPack.Tool'." : $"Serve it with a command of version {needed.Major}, or use a newer version of the package.";
        return new ToolProblem("MPK3033", $"'{id.Id}' {id.Version} was built for ModelPack {needed.Major}.{needed.Minor}, and this command runs packages of {own.Major}.0 to {own.Major}.{own.Minor}. {advice}", file);
    }
}
