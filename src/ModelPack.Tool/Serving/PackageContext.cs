using System.Reflection;
using System.Runtime.Loader;
using ModelPack.Tool.Serving.Dependencies;

namespace ModelPack.Tool.Serving;

/// <summary>The assemblies of one package and of what it depends on. Frameworks, ModelPack's runtime and ONNX Runtime are those of the process; anything else is the package's own, so that two packages may need two versions of one library.</summary>
/// <param name="name">Names it in a debugger.</param>
/// <param name="folder">Where the package's own assemblies lie.</param>
/// <param name="assets">What it depends on.</param>
internal sealed class PackageContext(string name, string folder, PackageAssets assets) : AssemblyLoadContext(name)
{
    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => PathOf(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => assets.FindNative(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private string? PathOf(AssemblyName assembly)
    {
        if (assembly.Name is not { } simple || assembly.CultureName is { Length: > 0 } || ProvidedAssemblies.IsShared(simple))
            return null;
        string own = Path.Combine(folder, simple + ".dll");
        string? path = File.Exists(own) ? own : assets.Assemblies.GetValueOrDefault(simple);
        // The framework's own is taken unless the package brings a later one, as a host does for an app.
        return path is not null && ProvidedAssemblies.VersionOf(simple) is { } provided && AssemblyName.GetAssemblyName(path).Version <= provided ? null : path;
    }
}
