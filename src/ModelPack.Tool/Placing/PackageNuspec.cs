using System.Xml;
using System.Xml.Linq;
using NuGet.Frameworks;
using NuGet.Versioning;

namespace ModelPack.Tool.Placing;

/// <summary>The nuspec of a package, for what depends on a framework.</summary>
internal sealed class PackageNuspec
{
    private const int Largest = 1 << 20;

    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
    private static readonly FrameworkReducer s_reducer = new();

    private readonly XElement[] _groups;

    private PackageNuspec(XElement[] groups) => _groups = groups;

    /// <summary>Reads the nuspec of a package.</summary>
    /// <exception cref="InvalidDataException">It has none, or one that cannot be read.</exception>
    public static PackageNuspec Read(IPackageEntries package)
    {
        string name = package.Names.FirstOrDefault(static name => !name.Contains('/', StringComparison.Ordinal) && name.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidDataException("it has no nuspec");
        try
        {
            // Bytes, not text: many begin with a byte order mark.
            using var reader = XmlReader.Create(new MemoryStream(package.ReadBytes(Uri.UnescapeDataString(name), Largest)!), s_settings);
            XElement? dependencies = XDocument.Load(reader).Root?.Elements().FirstOrDefault(static element => element.Name.LocalName == "metadata")
                ?.Elements().FirstOrDefault(static element => element.Name.LocalName == "dependencies");
            XElement[] groups = [.. dependencies?.Elements().Where(static element => element.Name.LocalName == "group") ?? []];
            return new PackageNuspec(groups.Length > 0 || dependencies is null ? groups : [dependencies]);
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"its nuspec cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>What the package depends on where it is used by a framework.</summary>
    public IReadOnlyList<PackageDependency> DependenciesOf(NuGetFramework framework)
    {
        (NuGetFramework Framework, XElement Group)[] groups = [.. _groups.Select(static group => (FrameworkOf(group), group))];
        NuGetFramework? nearest = s_reducer.GetNearest(framework, groups.Select(static group => group.Framework));
        XElement? found = groups.FirstOrDefault(group => group.Framework.Equals(nearest)).Group;
        return [.. found?.Elements().Where(static element => element.Name.LocalName == "dependency").Select(Read) ?? []];
    }

    private static NuGetFramework FrameworkOf(XElement group) =>
        group.Attribute("targetFramework")?.Value is { Length: > 0 } name ? NuGetFramework.Parse(name) : NuGetFramework.AnyFramework;

    private static PackageDependency Read(XElement element)
    {
        string id = element.Attribute("id")?.Value ?? "";
        string version = element.Attribute("version")?.Value ?? "";
        // It names a folder further on.
        if (id.Length == 0 || !id.All(static letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-') || id.Contains("..", StringComparison.Ordinal))
            throw new InvalidDataException($"its nuspec names '{id}' as the id of a package");
        return VersionRange.TryParse(version.Length > 0 ? version : "0.0", out VersionRange? range)
            ? new PackageDependency(id, range)
            : throw new InvalidDataException($"its nuspec names '{version}' as a version of '{id}'");
    }
}
