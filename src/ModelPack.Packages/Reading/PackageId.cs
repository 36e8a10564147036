using System.Xml;
using System.Xml.Linq;

namespace ModelPack.Packages.Reading;

/// <summary>What the nuspec says.</summary>
/// <param name="Id">The package's id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Authors">Its authors.</param>
/// <param name="License">Its licence: an expression, or the name of a file; empty when it states none.</param>
internal sealed record PackageId(string Id, string Version, string Authors, string License)
{
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads a nuspec.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static PackageId Parse(string nuspec)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(nuspec.TrimStart('\uFEFF')), s_settings);
            XElement? metadata = XDocument.Load(reader).Root?.Elements().FirstOrDefault(static element => element.Name.LocalName == "metadata");
            return new PackageId(Text(metadata, "id"), Text(metadata, "version"), Text(metadata, "authors"), Text(metadata, "license"));
        }
        catch (XmlException exception)
        {
            throw new InvalidDataException($"its nuspec cannot be read: {exception.Message}", exception);
        }
    }

    private static string Text(XElement? metadata, string name) =>
        metadata?.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";
}
