using System.Globalization;
using ModelPack.Tool.Output;
using ModelPack.Tool.Placing;
using ModelPack.Tool.Serving.Dependencies;
using ModelPack.Tool.Verifying;

namespace ModelPack.Tool.Serving;

/// <summary>Puts packages into a private folder and loads their assemblies, each into a context of its own. Nothing of the folder is left at the end.</summary>
internal sealed class PackageLoading : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelpack-serve-").FullName;
    private readonly PackagePool _pool;
    private int _loaded;
    private readonly DependencyResolution _dependencies;

    /// <param name="packages">All packages that are served: what one needs may lie beside another.</param>
    public PackageLoading(IEnumerable<CheckedPackage> packages)
    {
        _pool = new PackagePool(packages.Select(static package => Path.GetDirectoryName(Path.GetFullPath(package.File))!), Path.Combine(_folder, "dependencies"));
        _dependencies = new DependencyResolution(_pool, _folder);
    }

    /// <summary>Loads a package.</summary>
    /// <returns>Null where it needs what is not there, which is added to the problems.</returns>
    public LoadedPackage? Load(CheckedPackage package, ICollection<ToolProblem> problems)
    {
        try
        {
            return LoadNew(package, problems);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            problems.Add(new ToolProblem(ToolProblem.BadPackage, $"'{package.Id.Id}', or a package that it needs, cannot be loaded: {exception.Message.TrimEnd('.')}.", package.File));
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pool.Dispose();
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Windows keeps the files of loaded assemblies; its own cleaning of temporary folders takes them.
        }
    }

    private LoadedPackage? LoadNew(CheckedPackage package, ICollection<ToolProblem> problems)
    {
        if (_dependencies.Resolve(package, problems) is not { } assets)
            return null;
        // Windows has paths of 260 letters: the folder has no more of the package's name than it needs.
        string folder = Directory.CreateDirectory(Path.Combine(_folder, _loaded++.ToString(CultureInfo.InvariantCulture))).FullName;
        string assembly = Unpack(package, folder);
        return new LoadedPackage(package, new PackageContext($"{package.Id.Id} {package.Id.Version}", folder, assets).LoadFromAssemblyPath(assembly));
    }

    private static string Unpack(CheckedPackage package, string folder)
    {
        using PackageArchive archive = PackageArchive.Open(package.File);
        var placing = new PackagePlacing(archive);
        string library = package.Assembly[..(package.Assembly.LastIndexOf('/') + 1)];
        foreach (string name in archive.Names.Select(Uri.UnescapeDataString).Where(name => name.StartsWith(library, StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)))
            placing.Extract(name, Path.Combine(folder, name[library.Length..]));
        foreach (VerifiedModel model in package.Models)
            placing.Place(model, folder);
        return Path.Combine(folder, Path.GetFileName(package.Assembly));
    }
}
