using System;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ModelPack.Signatures;

namespace ModelPack.Generators.Binding;

/// <summary>An <c>OnnxModel</c> item of the project, with the signature that the build read from it. Immutable, equal by value.</summary>
/// <param name="Model">The item's path as its author wrote it, with <c>/</c>.</param>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Signature">The signature; null when its text is not readable, which the build has reported.</param>
/// <param name="SignatureText">The signature in its text form.</param>
internal sealed record ModelEntry(string Model, string Name, ModelSignature? Signature, string SignatureText)
{
    private const string ModelKey = "build_metadata.AdditionalFiles.ModelPackModel";
    private const string NameKey = "build_metadata.AdditionalFiles.ModelPackName";
    private const string Base64 = "base64:";

    /// <summary>Whether a file is a signature: all other files cost one look at their metadata.</summary>
    public static bool IsSignature(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(ModelKey, out string? model) && model.Length > 0;

    /// <summary>Reads a signature file; null when it is none.</summary>
    public static ModelEntry? Read(AdditionalText file, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        AnalyzerConfigOptions metadata = options.GetOptions(file);
        if (!metadata.TryGetValue(ModelKey, out string? model) || model.Length == 0)
            return null;
        if (!metadata.TryGetValue(NameKey, out string? name) || name.Length == 0)
            name = ModelPaths.NameOf(Decode(model));
        SourceText? text = file.GetText(cancellationToken);
        return Create(Decode(model), Decode(name), text?.ToString() ?? "");
    }

    // The build writes base64, since the file that carries the metadata takes # and ; for the beginning of a comment.
    private static string Decode(string value)
    {
        try
        {
            return value.StartsWith(Base64, StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(value.Substring(Base64.Length))) : value;
        }
        catch (FormatException)
        {
            return value;
        }
    }

    /// <summary>An item with the text of its signature.</summary>
    public static ModelEntry Create(string model, string name, string signatureText) =>
        new(model, name, Signatures.SignatureText.TryParse(signatureText, out ModelSignature? signature, out _) ? signature : null, signatureText);
}
