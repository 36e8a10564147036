using System.Text.Json;
using ModelPack.Packages.Replaying;
using ModelPack.Signatures;

namespace ModelPack.Tasks.Manifest;

/// <summary>Writes <c>modelpack.json</c>, the package manifest. Its schema is <c>docs/modelpack.schema.json</c>.</summary>
internal static class ManifestDocument
{
    public const string FileName = "modelpack.json";

    private const int FormatVersion = 1;

    public static string Write(ModelFacts facts) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("formatVersion", FormatVersion);
        writer.WriteString("name", facts.Contract.Name);
        writer.WriteString("version", facts.Payload.PackageVersion);
        writer.WriteString("package", facts.Payload.PackageId);
        WriteModel(writer, facts.Payload);
        WriteSignature(writer, facts.Signature);
        WriteContract(writer, facts.Contract);
        writer.WriteIfAny("license", facts.License);
        WriteSource(writer, facts);
        WriteTraining(writer, facts);
        WriteReplay(writer, facts.Replay);
        if (facts.Documents.Count > 0)
            WriteFiles(writer, "documents", facts.Documents);
        writer.WriteEndObject();
    });

    private static void WriteModel(Utf8JsonWriter writer, Payload payload)
    {
        writer.WriteStartObject("model");
        WriteFile(writer, payload.Files[0]);
        WriteFiles(writer, "externalData", payload.Files.Skip(1).Where(static file => !file.IsAsset));
        WriteFiles(writer, "assets", payload.Files.Where(static file => file.IsAsset));
        writer.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter writer, string name, IEnumerable<PayloadFile> files)
    {
        writer.WriteStartArray(name);
        foreach (PayloadFile file in files)
        {
            writer.WriteStartObject();
            WriteFile(writer, file);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFile(Utf8JsonWriter writer, PayloadFile file)
    {
        writer.WriteString("file", file.Path);
        writer.WriteString("sha256", file.Sha256);
        writer.WriteNumber("size", file.Size);
    }

    private static void WriteSignature(Utf8JsonWriter writer, ModelSignature signature)
    {
        writer.WriteStartObject("signature");
        writer.WriteNumber("irVersion", signature.IrVersion);
        writer.WriteStartArray("opsets");
        foreach (OpsetImport opset in signature.Opsets)
        {
            writer.WriteStartObject();
            writer.WriteString("domain", opset.Domain.Length == 0 ? "ai.onnx" : opset.Domain);
            writer.WriteNumber("version", opset.Version);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("producer");
        writer.WriteString("name", signature.ProducerName);
        writer.WriteString("version", signature.ProducerVersion);
        writer.WriteEndObject();
        ManifestValues.Write(writer, "inputs", signature.Inputs);
        ManifestValues.Write(writer, "outputs", signature.Outputs);
        writer.WriteStartObject("metadata");
        // Keys should be distinct; where they are not, the first one counts, as an object cannot hold both.
        foreach (MetadataProperty property in signature.Metadata.DistinctBy(property => property.Key))
            writer.WriteString(property.Key, property.Value);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteContract(Utf8JsonWriter writer, Contract contract)
    {
        writer.WriteStartObject("contract");
        writer.WriteString("sha256", contract.Digest);
        writer.WriteString("predictor", contract.Predictor);
        writer.WriteString("inputType", contract.Input.Type);
        writer.WriteString("outputType", contract.Output.Type);
        writer.WriteStartArray("bindings");
        foreach (ContractBinding binding in contract.Bindings)
        {
            writer.WriteStartObject();
            writer.WriteString("side", binding.Side);
            writer.WriteString("member", binding.Member);
            writer.WriteString("tensor", binding.Tensor);
            if (binding.Column is { } column)
                writer.WriteNumber("column", column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        ManifestRunInputs.Write(writer, contract);
        writer.WriteEndObject();
    }

    private static void WriteTraining(Utf8JsonWriter writer, ModelFacts facts)
    {
        if (facts.TrainingRun.Length + facts.TrainingData.Length == 0)
            return;
        writer.WriteStartObject("training");
        writer.WriteIfAny("run", facts.TrainingRun);
        writer.WriteIfAny("data", facts.TrainingData);
        writer.WriteEndObject();
    }

    // Nothing has run the model when a build writes this; packing does, and says so.
    private static void WriteReplay(Utf8JsonWriter writer, ReplayFigures? replay)
    {
        writer.WriteStartObject("replay");
        writer.WriteBoolean("loaded", replay is { Loaded: true });
        if (replay is not null)
        {
            writer.WriteNumber("examples", replay.Examples);
            if (replay.MaxAbsoluteError is { } absolute)
                writer.WriteNumber("maxAbsoluteError", absolute);
            if (replay.MaxRelativeError is { } relative)
                writer.WriteNumber("maxRelativeError", relative);
            writer.WriteIfAny("tolerance", replay.Tolerance);
            writer.WriteIfAny("maxMismatch", replay.MaxMismatch);
            writer.WriteIfAny("runtime", replay.Runtime);
            writer.WriteIfAny("provider", replay.Provider);
        }

        writer.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter writer, ModelFacts facts)
    {
        if (facts.Repository.Length + facts.Commit.Length == 0)
            return;
        writer.WriteStartObject("source");
        writer.WriteIfAny("repository", facts.Repository);
        writer.WriteIfAny("commit", facts.Commit);
        writer.WriteEndObject();
    }
}
