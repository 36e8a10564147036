using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes <c>sbom.cdx.json</c>: the bill of materials of a model, CycloneDX 1.6 with a model card (an ML-BOM).</summary>
internal static class SbomDocument
{
    public const string FileName = ModelFileNames.Sbom;

    private const string ModelReference = "model";

    /// <summary>The document. The same facts give the same bytes: it has no date, and its serial number follows from all that it says.</summary>
    public static string Write(ModelFacts facts) => Write(facts, SerialNumber(Write(facts, "")));

    private static string Write(ModelFacts facts, string serialNumber) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
        writer.WriteString("bomFormat", "CycloneDX");
        writer.WriteString("specVersion", "1.6");
        writer.WriteIfAny("serialNumber", serialNumber);
        writer.WriteNumber("version", 1);
        writer.WriteStartObject("metadata");
        WriteTool(writer);
        WriteModel(writer, facts);
        writer.WriteEndObject();
        writer.WriteStartArray("components");
        foreach (PayloadFile file in Files(facts))
            WriteFile(writer, file);
        foreach (PackageDependency package in facts.Dependencies)
            WritePackage(writer, package);
        writer.WriteEndArray();
        WriteDependencies(writer, facts);
        writer.WriteEndObject();
    });

    private static void WriteTool(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tools");
        writer.WriteStartArray("components");
        writer.WriteStartObject();
        writer.WriteString("type", "application");
        writer.WriteString("name", "ModelPack");
        writer.WriteString("version", typeof(SbomDocument).Assembly.GetName().Version!.ToString(3));
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteModel(Utf8JsonWriter writer, ModelFacts facts)
    {
        writer.WriteStartObject("component");
        writer.WriteString("type", "machine-learning-model");
        writer.WriteString("bom-ref", ModelReference);
        writer.WriteIfAny("publisher", facts.Authors);
        writer.WriteString("name", facts.Contract.Name);
        writer.WriteString("version", facts.Payload.PackageVersion);
        writer.WriteIfAny("description", facts.Contract.Summary);
        WriteHash(writer, "SHA-256", facts.Payload.Files[0].Sha256);
        if (facts.License.Length > 0)
            WriteLicense(writer, facts.License);
        writer.WriteString("purl", PackageUrl(facts.Payload.PackageId, facts.Payload.PackageVersion));
        WriteLineage(writer, facts);
        SbomModelCard.Write(writer, facts);
        WriteProperties(writer, facts);
        writer.WriteEndObject();
    }

    private static void WriteLineage(Utf8JsonWriter writer, ModelFacts facts)
    {
        if (facts.Commit.Length > 0)
        {
            writer.WriteStartObject("pedigree");
            writer.WriteStartArray("commits");
            writer.WriteStartObject();
            writer.WriteString("uid", facts.Commit);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        (string Type, string Address, string Comment)[] references = [("vcs", facts.Repository, ""), ("formulation", facts.TrainingRun, "training run")];
        (string Type, string Address, string Comment)[] addresses = [.. references.Where(static reference => IsAddress(reference.Address))];
        if (addresses.Length == 0)
            return;
        writer.WriteStartArray("externalReferences");
        foreach ((string type, string address, string comment) in addresses)
        {
            writer.WriteStartObject();
            writer.WriteString("type", type);
            writer.WriteString("url", address);
            writer.WriteIfAny("comment", comment);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // What only we have words for.
    private static void WriteProperties(Utf8JsonWriter writer, ModelFacts facts)
    {
        writer.WriteStartArray("properties");
        WriteProperty(writer, "modelpack:contract", facts.Contract.Digest);
        WriteProperty(writer, "modelpack:irVersion", facts.Signature.IrVersion.ToString(System.Globalization.CultureInfo.InvariantCulture));
        foreach (ModelPack.Signatures.OpsetImport opset in facts.Signature.Opsets)
            WriteProperty(writer, "modelpack:opset", $"{(opset.Domain.Length == 0 ? "ai.onnx" : opset.Domain)} {opset.Version}");
        WriteProperty(writer, "modelpack:producer", $"{facts.Signature.ProducerName} {facts.Signature.ProducerVersion}".Trim());
        WriteProperty(writer, "modelpack:trainingRun", facts.TrainingRun);
        WriteProperty(writer, "modelpack:trainingData", facts.TrainingData);
        WriteProperty(writer, "modelpack:replayed", facts.Replay is { Loaded: true } replay ? $"{replay.Runtime}, {replay.Provider}" : "no");
        writer.WriteEndArray();
    }

    private static void WriteProperty(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length == 0)
            return;
        writer.WriteStartObject();
        writer.WriteString("name", name);
        writer.WriteString("value", value);
        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, PayloadFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "file");
        writer.WriteString("bom-ref", $"file:{file.Path}");
        writer.WriteString("name", file.Path);
        WriteHash(writer, "SHA-256", file.Sha256);
        writer.WriteEndObject();
    }

    private static void WritePackage(Utf8JsonWriter writer, PackageDependency package)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "library");
        writer.WriteString("bom-ref", PackageUrl(package.Id, package.Version));
        writer.WriteString("name", package.Id);
        writer.WriteString("version", package.Version);
        if (package.Sha512.Length > 0)
            WriteHash(writer, "SHA-512", package.Sha512);
        writer.WriteString("purl", PackageUrl(package.Id, package.Version));
        writer.WriteEndObject();
    }

    private static void WriteDependencies(Utf8JsonWriter writer, ModelFacts facts)
    {
        writer.WriteStartArray("dependencies");
        writer.WriteStartObject();
        writer.WriteString("ref", ModelReference);
        writer.WriteStartArray("dependsOn");
        foreach (PayloadFile file in Files(facts))
            writer.WriteStringValue($"file:{file.Path}");
        foreach (PackageDependency package in facts.Dependencies)
            writer.WriteStringValue(PackageUrl(package.Id, package.Version));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteHash(Utf8JsonWriter writer, string algorithm, string content)
    {
        writer.WriteStartArray("hashes");
        writer.WriteStartObject();
        writer.WriteString("alg", algorithm);
        writer.WriteString("content", content);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteLicense(Utf8JsonWriter writer, string license)
    {
        writer.WriteStartArray("licenses");
        writer.WriteStartObject();
        writer.WriteString("expression", license);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    // A UUID of version 8, whose bits are the digest's: another content, another number.
    private static string SerialNumber(string content)
    {
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(content));
        digest[6] = (byte)((digest[6] & 0x0f) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3f) | 0x80);
        return $"urn:uuid:{new Guid(digest.AsSpan(0, 16), bigEndian: true)}";
    }

    // The manifest is not among them: it has the digest of this document.
    private static IEnumerable<PayloadFile> Files(ModelFacts facts) => facts.Payload.Files.Concat(facts.Documents);

    private static string PackageUrl(string id, string version) => $"pkg:nuget/{Uri.EscapeDataString(id)}@{Uri.EscapeDataString(version)}";

    /// <summary>Whether a text is an address; what authors write may be a name or a path too.</summary>
    public static bool IsAddress(string text) => Uri.IsWellFormedUriString(text, UriKind.Absolute) && text.Contains("://", StringComparison.Ordinal);
}
