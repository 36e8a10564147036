using System.Security;
using ModelPack.Signatures;
using ModelPack.Tasks.Files;

namespace ModelPack.Tasks.Signatures;

/// <summary>Model to signature text, with every check that needs no ONNX Runtime.</summary>
internal static class ModelReading
{
    /// <summary>Writes signature and list of files of <paramref name="model"/>; nothing is written when the result is not empty.</summary>
    /// <param name="model">The model.</param>
    /// <param name="projectDirectory">The folder that the item's paths are relative to.</param>
    /// <returns>All that is wrong with the model.</returns>
    public static IReadOnlyList<SignatureProblem> Run(ModelItem model, string projectDirectory)
    {
        if (PortableFileName.Refuse(Path.GetFileName(model.File)) is { } refused)
            return [new SignatureProblem(ProblemCodes.NotOnnx, $"A package cannot hold the model under its file name: {refused}. Rename the file.")];
        if (!model.FollowsLinks && ExternalDataCheck.CheckModelFile(model.File) is { } link)
            return [link];
        if (!OnnxSignatureReader.TryRead(model.File, out ModelSignature? signature, out SignatureProblem? problem))
            return [problem];
        SignatureProblem[] problems = [.. SignatureCheck.Check(signature), .. ExternalDataCheck.Check(signature, model.File, model.FollowsLinks)];
        if (problems.Length > 0)
            return problems;
        if (model.FeatureNames.Length > 0 && !TryAddNames(ref signature, Path.Combine(projectDirectory, model.FeatureNames), out string? error))
            return [new SignatureProblem(ProblemCodes.NotOnnx, $"The FeatureNames file '{model.FeatureNames}' cannot be used: {error}.")];
        AtomicFile.Write(model.ListFile, string.Concat(Files(model, signature).Select(static file => file + "\n")));
        AtomicFile.Write(model.SignatureFile, SignatureText.Write(signature));
        return [];
    }

    // The model first. Several tensors share one file, and the order of a folder is nobody's.
    private static IEnumerable<string> Files(ModelItem model, ModelSignature signature)
    {
        IEnumerable<string> external = signature.ExternalData.Select(static data =>
            ExternalLocation.TryNormalize(data.Location, out string? path, out _) ? path : data.Location);
        return [Path.GetFileName(model.File), .. external.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static bool TryAddNames(ref ModelSignature signature, string file, out string? error)
    {
        try
        {
            if (!FeatureNameList.TryMerge(signature, File.ReadAllText(file), input: "", out ModelSignature? merged, out error))
                return false;
            signature = merged;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException)
        {
            error = File.Exists(file) ? "it cannot be read" : "it does not exist";
            return false;
        }
    }
}
