using System.Globalization;
using System.Security;
using System.Text.Json;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Inspecting;

/// <summary>What a model package holds, by its nuspec and its manifests. The model files themselves are not unpacked.</summary>
/// <param name="file">The file as the caller wrote it.</param>
/// <param name="id">Its nuspec.</param>
/// <param name="models">Its models.</param>
/// <param name="problems">What is wrong with it.</param>
internal sealed class PackageInspection(string file, PackageId id, IReadOnlyList<PackagedModel> models, IReadOnlyList<ToolProblem> problems) : IInspection
{
    /// <inheritdoc/>
    public IReadOnlyList<ToolProblem> Problems => problems;

    /// <summary>Reads a package; null when the file is no model package.</summary>
    public static IInspection? Open(string file, out ToolProblem? problem)
    {
        try
        {
            using PackageArchive archive = PackageArchive.Open(file);
            problem = null;
            return PackageReader.Read(archive, file);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException)
        {
            problem = new ToolProblem(ToolProblem.BadPackage, Describe(exception, file), file);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Show(ToolOutput output)
    {
        output.Heading(file);
        output.Table("Package", ["", ""], [["id", id.Id], ["version", id.Version], ["authors", id.Authors], ["licence", id.License.Length > 0 ? id.License : "not stated"]]);
        foreach (PackagedModel model in models)
        {
            (string Name, string Value)[] facts =
            [
                ("predictor", model.Text("contract.predictor")), ("contract", model.Text("contract.sha256")), ("payload digest", model.PayloadDigest), ("licence", model.Text("license")),
                ("producer", $"{model.Text("signature.producer.name")} {model.Text("signature.producer.version")}".Trim()), ("opsets", model.Opsets),
                ("repository", model.Text("source.repository")), ("commit", model.Text("source.commit")),
            ];
            output.Table($"Model {model.Text("name")}", ["", ""], [.. facts.Where(static fact => fact.Value.Length > 0).Select(static fact => new[] { fact.Name, fact.Value })]);
            output.Table("Files", ["file", "bytes", "SHA-256"], [.. model.Files.Select(static file => new[] { file.Name, file.Size.ToString("N0", CultureInfo.InvariantCulture), file.Sha256 })]);
            output.Table("Inputs", ["name", "type", ""], model.Values("inputs"));
            output.Table("Outputs", ["name", "type", ""], model.Values("outputs"));
            output.Table("Contract", ["side", "member", "tensor", "column"], model.Bindings());
            output.Table("Given by the runtime", ["input", ""], model.Given());
        }
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("file", file);
        writer.WriteStartObject("package");
        writer.WriteString("id", id.Id);
        writer.WriteString("version", id.Version);
        writer.WriteString("authors", id.Authors);
        writer.WriteString("license", id.License);
        writer.WriteEndObject();
        writer.WriteStartArray("models");
        foreach (PackagedModel model in models)
            model.Manifest.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteStartArray("payloadDigests");
        foreach (PackagedModel model in models)
            writer.WriteStringValue(model.PayloadDigest);
        writer.WriteEndArray();
    }

    private static string Describe(Exception exception, string file) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "The package does not exist.",
        UnauthorizedAccessException when Directory.Exists(file) => "The package is a folder.",
        InvalidDataException => $"It is no model package, or a damaged one: {exception.Message.TrimEnd('.')}.",
        _ => $"The package cannot be opened: {exception.Message.TrimEnd('.')}.",
    };
}
