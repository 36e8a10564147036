using System.Globalization;
using System.Text.Json;
using ModelPack.Signatures;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Inspecting;

/// <summary>What an <c>.onnx</c> file holds.</summary>
/// <param name="file">The file as the caller wrote it.</param>
/// <param name="digest">Size and SHA-256.</param>
/// <param name="signature">The model's signature.</param>
/// <param name="problems">Why it cannot be used.</param>
internal sealed class ModelInspection(string file, FileDigest digest, ModelSignature signature, IReadOnlyList<ToolProblem> problems) : IInspection
{
    /// <inheritdoc/>
    public IReadOnlyList<ToolProblem> Problems => problems;

    /// <summary>Reads a model; null when the file is none.</summary>
    public static IInspection? Open(string file, out ToolProblem? problem)
    {
        if (!OnnxSignatureReader.TryRead(file, out ModelSignature? signature, out SignatureProblem? flaw))
        {
            problem = new ToolProblem(flaw.Code, flaw.Message, file);

            // It is a model, though one that nothing can use.
            return flaw.Code == ProblemCodes.NotOnnx ? null : new InvalidModelInspection(file, problem);
        }

        problem = null;
        string path = Path.GetFullPath(file);
        IEnumerable<SignatureProblem> found = [.. SignatureCheck.Check(signature), .. ExternalDataCheck.Check(signature, path)];
        return new ModelInspection(file, FileDigest.Of(path), signature, [.. found.Select(flaw => new ToolProblem(flaw.Code, flaw.Message, file))]);
    }

    /// <inheritdoc/>
    public void Show(ToolOutput output)
    {
        output.Heading(file);
        output.Table("Model", ["", ""], Facts());
        output.Table("Inputs", ["name", "type", "", "documentation"], [.. signature.Inputs.Select(input => new[] { input.Name, input.Type.ToString()!, InputNotes(input), input.Documentation })]);
        output.Table("Outputs", ["name", "type", "", "documentation"], [.. signature.Outputs.Select(value => new[] { value.Name, value.Type.ToString()!, OutputNotes(value), value.Documentation })]);
        output.Table("Feature names", ["input", "names"], [.. signature.FeatureNames.Select(static names => new[] { names.Input.Length > 0 ? names.Input : "(the input)", string.Join(", ", names.Names) })]);
        output.Table("Class labels", ["output", "labels"], [.. signature.ClassLabels.Select(static labels => new[] { labels.Output, string.Join(", ", labels.Labels) })]);
        output.Table("Categories", ["input", "values", ""], [.. signature.Categories.Select(static known => new[] { known.Input, string.Join(", ", known.Values), known.IsClosed ? "no others" : "others are unknown" })]);
        output.Table("Missing values", ["input", "value"], [.. signature.MissingMarkers.Select(static marker => new[] { marker.Input, marker.Value })]);
        output.Table("Metadata", ["key", "value"], [.. signature.Metadata.Select(static property => new[] { property.Key, property.Value })]);
        output.Table("External data", ["tensor", "file", "offset", "bytes"], [.. signature.ExternalData.Select(static data => new[] { data.Tensor, data.Location, data.Offset ?? "", data.Length ?? data.ExpectedLength?.ToString(CultureInfo.InvariantCulture) ?? "" })]);
    }

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteString("file", file);
        writer.WriteNumber("size", digest.Size);
        writer.WriteString("sha256", digest.Sha256);
        SignatureJson.Write(writer, signature);
    }

    private List<string[]> Facts()
    {
        (string Name, string Value)[] facts =
        [
            ("size", $"{digest.Size.ToString("N0", CultureInfo.InvariantCulture)} bytes"),
            ("SHA-256", digest.Sha256 ?? "(not computed: the file is too large)"),
            ("graph", signature.GraphName),
            ("producer", $"{signature.ProducerName} {signature.ProducerVersion}".Trim()),
            ("IR version", signature.IrVersion.ToString(CultureInfo.InvariantCulture)),
            ("opsets", string.Join(", ", signature.Opsets.Select(static opset => $"{(opset.Domain.Length == 0 ? "ai.onnx" : opset.Domain)} {opset.Version}"))),
            ("domain", signature.Domain),
            ("model version", signature.ModelVersion == 0 ? "" : signature.ModelVersion.ToString(CultureInfo.InvariantCulture)),
            ("documentation", signature.Documentation),
        ];
        return [.. facts.Where(static fact => fact.Value.Length > 0).Select(static fact => new[] { fact.Name, fact.Value })];
    }

    private string InputNotes(ValueInfo input) =>
        input.IsOptional ? "has a default" : signature.UnusedInputs.Contains(input.Name) ? "nothing is computed of it" : "";

    private string OutputNotes(ValueInfo output) =>
        signature.PassThroughs.FirstOrDefault(pass => pass.Output == output.Name) is { } pass ? $"is the input {pass.Input}" : "";
}
