using ModelPack.Signatures;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Looks facts up in a signature.</summary>
internal static class SignatureFacts
{
    /// <summary>Whether nothing in the graph is computed of an input.</summary>
    public static bool IsUnused(ModelSignature signature, string input) => signature.UnusedInputs.Contains(input);

    /// <summary>Whether anything reads an input, and be it to hand it on.</summary>
    public static bool IsRead(ModelSignature signature, string input) => !IsUnused(signature, input) || signature.PassThroughs.Any(pass => pass.Input == input);

    /// <summary>Whether an output is an input as it came.</summary>
    public static bool IsPassThrough(ModelSignature signature, string output) => signature.PassThroughs.Any(pass => pass.Output == output);

    /// <summary>The labels of an output; null when the graph declares none.</summary>
    public static ClassLabels? LabelsOf(ModelSignature signature, string output) =>
        signature.ClassLabels.FirstOrDefault(labels => labels.Output == output);

    /// <summary>The names of an input's columns; null when the model names none.</summary>
    public static EquatableArray<string>? ColumnsOf(ModelSignature signature, string input) =>
        signature.FeatureNames.FirstOrDefault(names => names.Input == input)?.Names
        ?? (signature.Inputs.Count == 1 ? signature.FeatureNames.FirstOrDefault(static names => names.Input.Length == 0)?.Names : null);
}
