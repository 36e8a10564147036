using System.Xml.Linq;

namespace ModelPack.Tasks.Packaging;

/// <summary>The package's own description, made that of a model package.</summary>
internal sealed class Nuspec
{
    private const string AuthorPackage = "ModelPack";
    private const string RuntimePackage = "ModelPack.Runtime";
    private const string NativePackage = "Microsoft.ML.OnnxRuntime";

    private readonly XDocument _document;
    private readonly XElement _metadata;
    private readonly XNamespace _ns;

    private Nuspec(XDocument document)
    {
        _document = document;
        _ns = document.Root!.Name.Namespace;
        _metadata = document.Root.Element(_ns + "metadata")!;
    }

    /// <summary>The package's id.</summary>
    public string Id => _metadata.Element(_ns + "id")!.Value;

    /// <summary>The package's version.</summary>
    public string Version => _metadata.Element(_ns + "version")!.Value;

    /// <summary>Whether the author packs a readme of their own.</summary>
    public bool HasReadme => _metadata.Element(_ns + "readme") is not null;

    /// <summary>Reads a nuspec.</summary>
    public static Nuspec Read(Stream stream) => new(XDocument.Load(stream));

    /// <summary>Adds the package type <c>ModelPack</c> beside <c>Dependency</c>, so that feeds can list model packages and everybody can still reference them.</summary>
    public void AddPackageType()
    {
        XElement types = Child("packageTypes");
        foreach (string name in (string[])["Dependency", "ModelPack"])
        {
            if (types.Elements().All(type => (string?)type.Attribute("name") != name))
                types.Add(new XElement(_ns + "packageType", new XAttribute("name", name)));
        }
    }

    /// <summary>Adds the tag <c>modelpack</c>, and those of the models' cards.</summary>
    public void AddTags(params IEnumerable<string> ofCards)
    {
        XElement tags = Child("tags");
        string[] words = tags.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] missing = [.. ofCards.Append("modelpack").Except(words, StringComparer.OrdinalIgnoreCase)];
        if (missing.Length > 0)
            tags.Value = string.Join(' ', [.. words, .. missing]);
    }

    /// <summary>Names the model card as readme.</summary>
    public void AddReadme() => Child("readme").Value = "README.md";

    /// <summary>Replaces the package that authors need by those that apps need: no generator, no task, no analyzer gets to them.</summary>
    /// <param name="onnxRuntimeVersion">The version of ONNX Runtime that this version of ModelPack is built for.</param>
    /// <param name="modelPackVersion">The version of ModelPack that packs, for a project that keeps the reference to itself (<c>PrivateAssets="all"</c>): the package needs its runtime all the same.</param>
    public void ReplaceDependencies(string onnxRuntimeVersion, string? modelPackVersion = null)
    {
        foreach (XElement group in DependencyGroups())
        {
            XElement[] authors = [.. group.Elements().Where(dependency => HasId(dependency, AuthorPackage))];
            bool hasRuntime = group.Elements().Any(other => HasId(other, RuntimePackage));
            string? version = (string?)authors.FirstOrDefault()?.Attribute("version") ?? (hasRuntime ? null : modelPackVersion);
            if (version is not null)
            {
                List<XElement> added = hasRuntime ? [] : [Dependency(RuntimePackage, version)];
                if (!group.Elements().Any(BringsNativeLibrary))
                    added.Add(Dependency(NativePackage, onnxRuntimeVersion));
                if (authors.Length > 0)
                    authors[0].AddBeforeSelf(added);
                else
                    group.Add(added);
            }

            authors.Remove();
        }
    }

    /// <summary>Writes it as UTF-8 with LF.</summary>
    public string ToText() => $"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{_document.Root}""".ReplaceLineEndings("\n") + "\n";

    // One a framework; a nuspec of the author's own may have a list without groups.
    private XElement[] DependencyGroups() =>
        [.. _metadata.Elements(_ns + "dependencies").SelectMany(list => list.Elements(_ns + "group").Any() ? list.Elements(_ns + "group") : [list])];

    private static bool HasId(XElement dependency, string id) => string.Equals((string?)dependency.Attribute("id"), id, StringComparison.OrdinalIgnoreCase);

    // An author who builds for a GPU names that flavour, and gets no other beside it.
    private static bool BringsNativeLibrary(XElement dependency) =>
        ((string?)dependency.Attribute("id"))?.StartsWith(NativePackage, StringComparison.OrdinalIgnoreCase) == true
        && !HasId(dependency, NativePackage + ".Managed") && !HasId(dependency, NativePackage + ".Extensions");

    private XElement Dependency(string id, string version) =>
        new(_ns + "dependency", new XAttribute("id", id), new XAttribute("version", version), new XAttribute("exclude", "Build,Analyzers"));

    private XElement Child(string name)
    {
        if (_metadata.Element(_ns + name) is { } existing)
            return existing;
        var created = new XElement(_ns + name);
        // Before the lists, where NuGet writes single values; the schema takes any order.
        if (_metadata.Element(_ns + "dependencies") is { } dependencies)
            dependencies.AddBeforeSelf(created);
        else
            _metadata.Add(created);
        return created;
    }
}
