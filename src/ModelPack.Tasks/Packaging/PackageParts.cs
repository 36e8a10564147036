using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace ModelPack.Tasks.Packaging;

/// <summary>The parts of the packaging convention that every package has: what it is about, and which part says so.</summary>
internal static class PackageParts
{
    /// <summary>The relations of the package.</summary>
    public const string RelationsEntry = "_rels/.rels";

    /// <summary>The core properties, under one name whatever the SDK called them.</summary>
    public const string PropertiesEntry = "package/services/metadata/core-properties/nuget.psmdcp";

    private const string Extension = ".psmdcp";

    /// <summary>Whether an entry holds core properties.</summary>
    public static bool IsProperties(string entryName) => entryName.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>The relations to the nuspec and to the core properties.</summary>
    public static string Relations(string nuspec) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          {Relation("http://schemas.microsoft.com/packaging/2010/07/manifest", Uri.EscapeDataString(nuspec))}
          {Relation("http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", PropertiesEntry)}
        </Relationships>

        """.ReplaceLineEndings("\n");

    /// <summary>The core properties without the name of the program, and of the system, that wrote them.</summary>
    public static string Properties(Stream staged)
    {
        XElement root = XDocument.Load(staged).Root!;
        foreach (XElement writer in root.Elements(root.Name.Namespace + "lastModifiedBy"))
            writer.Value = "ModelPack";
        return $"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{root}""".ReplaceLineEndings("\n") + "\n";
    }

    private static string Relation(string type, string target) =>
        $"""<Relationship Type="{type}" Target="/{target}" Id="R{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(target)))[..16]}" />""";
}
