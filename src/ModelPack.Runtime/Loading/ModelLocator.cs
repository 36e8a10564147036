using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ModelPack.Runtime.Loading;

/// <summary>Finds a model's folder: <c>modelpack/&lt;name&gt;/&lt;first 16 digits of the payload's digest&gt;</c> beside the app, or beside the assembly of the contract.</summary>
/// <param name="model">The model's default name, which names its folder.</param>
/// <param name="assembly">The assembly of the contract.</param>
internal sealed class ModelLocator(string model, Assembly assembly)
{
    private const int DigestDigits = 16;

    /// <summary>The full path of a file of the model, with <c>/</c> below its folder.</summary>
    /// <exception cref="ModelNotFoundException">It is in none of the folders.</exception>
    public string Find(ModelDescriptor descriptor, string file)
    {
        if (descriptor.PayloadDigest.Length < DigestDigits)
            throw new ModelNotFoundException($"Assembly '{assembly.GetName().Name}' names no files of model '{descriptor.Name}': it was compiled without the targets of the ModelPack package. Reference ModelPack in its project, or set PredictorOptions.ModelPath.", []);
        string[] paths = Paths(descriptor, file);
        return Array.Find(paths, File.Exists) ?? throw NotFound(descriptor, paths);
    }

    /// <summary>The full path of a file that a model need not have; null when it is in none of the folders.</summary>
    public string? TryFind(ModelDescriptor descriptor, string file) =>
        descriptor.PayloadDigest.Length < DigestDigits ? null : Array.Find(Paths(descriptor, file), File.Exists);

    private string[] Paths(ModelDescriptor descriptor, string file)
    {
        string relative = Path.Combine("modelpack", model, descriptor.PayloadDigest[..DigestDigits], file.Replace('/', Path.DirectorySeparatorChar));
        return [.. Roots().Select(root => Path.Combine(root, relative)).Distinct(StringComparer.Ordinal)];
    }

    private static ModelNotFoundException NotFound(ModelDescriptor descriptor, string[] paths) => new(
        $"Model '{descriptor.Name}' of package '{descriptor.PackageId}' {descriptor.Version} was not found. Tried: {string.Join(", ", paths.Select(path => $"'{path}'"))}. "
        + $"Reference the package '{descriptor.PackageId}' from the app's project and build or publish it, so that its 'modelpack' folder is copied, or set PredictorOptions.ModelPath.",
        paths);

    private IEnumerable<string> Roots()
    {
        yield return AppContext.BaseDirectory;
        if (AssemblyFolder() is { Length: > 0 } folder)
            yield return folder;
    }

    // Plug-ins keep their models beside their own assembly.
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "In a single-file app the location is empty, and then only the app's own folder is searched.")]
    private string? AssemblyFolder() => Path.GetDirectoryName(assembly.Location);
}
