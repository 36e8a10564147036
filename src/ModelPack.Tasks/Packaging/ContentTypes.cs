using System.Xml.Linq;

namespace ModelPack.Tasks.Packaging;

/// <summary>The list of content types that a package must have: one for each file extension in it.</summary>
internal static class ContentTypes
{
    /// <summary>The list's entry name.</summary>
    public const string EntryName = "[Content_Types].xml";

    private const string Type = "application/octet";

    /// <summary>Adds what is missing for <paramref name="entryNames"/>.</summary>
    public static string Complete(Stream existing, IEnumerable<string> entryNames)
    {
        XElement root = XDocument.Load(existing).Root!;
        XNamespace ns = root.Name.Namespace;
        HashSet<string> extensions = [.. root.Elements(ns + "Default").Select(static e => ((string)e.Attribute("Extension")!).ToLowerInvariant())];
        HashSet<string> parts = [.. root.Elements(ns + "Override").Select(static e => (string)e.Attribute("PartName")!)];
        foreach (string name in entryNames)
        {
            string extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
            if (extension.Length > 0 && extensions.Add(extension))
                root.Add(new XElement(ns + "Default", new XAttribute("Extension", extension), new XAttribute("ContentType", Type)));
            else if (extension.Length == 0 && parts.Add("/" + name))
                root.Add(new XElement(ns + "Override", new XAttribute("PartName", "/" + name), new XAttribute("ContentType", Type)));
        }

        return $"""<?xml version="1.0" encoding="utf-8"?>{"\n"}{root}""".ReplaceLineEndings("\n") + "\n";
    }
}
