using NuGet.Versioning;

namespace ModelPack.Tool.Serving.Dependencies;

/// <summary>Where packages are looked for: files in the folders of the packages that are served, and folders of extracted packages.</summary>
/// <param name="fileFolders">Folders with package files.</param>
/// <param name="work">A private folder for what is unpacked.</param>
internal sealed class PackagePool(IEnumerable<string> fileFolders, string work) : IDisposable
{
    private readonly string[] _fileFolders = [.. fileFolders.Distinct(StringComparer.Ordinal)];
    private readonly List<string> _extracted = [DefaultFolder()];
    private readonly Dictionary<(string, NuGetVersion), IPackageFiles> _open = [];
    private readonly Dictionary<string, NuGetVersion> _pinned = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds what a restore found: folders of packages, and the version of each that an app would get.</summary>
    public void Add(IEnumerable<string> folders, IEnumerable<string> packages)
    {
        _extracted.AddRange(folders.Except(_extracted));
        foreach (string[] package in packages.Select(static package => package.Split('/')))
            _pinned[package[0]] = NuGetVersion.Parse(package[1]);
    }

    /// <summary>The lowest version in a range, as NuGet chooses; null where there is none.</summary>
    public NuGetVersion? Find(string id, VersionRange range)
    {
        if (_pinned.TryGetValue(id, out NuGetVersion? pinned) && range.Satisfies(pinned))
            return pinned;
        return Versions(id).Where(version => range.Satisfies(version)).Min();
    }

    /// <summary>Opens a package that <see cref="Find"/> named.</summary>
    public IPackageFiles Open(string id, NuGetVersion version)
    {
        if (!_open.TryGetValue((id.ToLowerInvariant(), version), out IPackageFiles? files))
            _open.Add((id.ToLowerInvariant(), version), files = OpenNew(id, version));
        return files;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable files in _open.Values.OfType<IDisposable>())
            files.Dispose();
    }

    private IPackageFiles OpenNew(string id, NuGetVersion version)
    {
        if (FolderOf(id, version) is { } folder)
            return new ExtractedPackage(folder);
        string file = FilesOf(id).First(file => file.Version == version).File;
        return new PackedPackage(file, Path.Combine(work, $"{id}.{version.ToNormalizedString()}"));
    }

    private IEnumerable<NuGetVersion> Versions(string id) => [.. FilesOf(id).Select(static file => file.Version), .. FoldersOf(id)];

    private IEnumerable<NuGetVersion> FoldersOf(string id) =>
        from root in _extracted
        let packages = Path.Combine(root, id.ToLowerInvariant())
        where Directory.Exists(packages)
        from folder in Directory.EnumerateDirectories(packages)
        let version = NuGetVersion.TryParse(Path.GetFileName(folder), out NuGetVersion? parsed) ? parsed : null
        where version is not null && FolderOf(id, version) is not null
        select version;

    // NuGet writes the file of metadata last: without it a folder is not complete.
    private string? FolderOf(string id, NuGetVersion version) =>
        _extracted.Select(root => Path.Combine(root, id.ToLowerInvariant(), version.ToNormalizedString().ToLowerInvariant())).FirstOrDefault(static folder => File.Exists(Path.Combine(folder, ".nupkg.metadata")));

    private IEnumerable<(string File, NuGetVersion Version)> FilesOf(string id) =>
        from folder in _fileFolders
        from file in Directory.EnumerateFiles(folder, "*.nupkg")
        let name = Path.GetFileNameWithoutExtension(file)
        where name.StartsWith(id + ".", StringComparison.OrdinalIgnoreCase)
        let version = NuGetVersion.TryParse(name[(id.Length + 1)..], out NuGetVersion? parsed) ? parsed : null
        where version is not null
        select (file, version);

    private static string DefaultFolder() => Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
