using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Security;

namespace ModelPack.Signatures;

/// <summary>Checks that external data lies in the model's folder and is all there. Opens no file: it looks at names, links and sizes.</summary>
/// <remarks>ONNX Runtime checks the same when it loads a model; a package is made before that, by copying what the model names.</remarks>
public static class ExternalDataCheck
{
    private const int LongestLocation = 200;
    private const string HowToFollow = "Put the file itself there, or, where the folder is a cache made of links, set FollowLinks=\"true\" on the OnnxModel item";

    /// <summary>All that is wrong with the model's external data, each as MPK2002; empty when it can be packed.</summary>
    /// <param name="signature">The model's signature.</param>
    /// <param name="modelPath">The model's full path.</param>
    /// <param name="followLinks">Whether symbolic links may leave the model's folder, as those of a download cache do.</param>
    public static IReadOnlyList<SignatureProblem> Check(ModelSignature signature, string modelPath, bool followLinks = false)
    {
        var problems = new List<SignatureProblem>();
        foreach (ExternalData data in signature.ExternalData)
        {
            if (!TryResolve(data, modelPath, followLinks, out _, out SignatureProblem? problem))
                problems.Add(problem);
        }

        if (problems.Count == 0)
            problems.AddRange(ExternalLayoutCheck.Check(signature, Path.GetFileName(modelPath)));
        return problems;
    }

    /// <summary>Whether the model itself is a symbolic link that leaves its folder: MPK2002; null when it is not. To be asked before the model is opened.</summary>
    /// <param name="modelPath">The model's full path.</param>
    public static SignatureProblem? CheckModelFile(string modelPath) => IsBelow(Path.GetDirectoryName(Path.GetFullPath(modelPath))!, Path.GetFullPath(modelPath)) switch
    {
        true => null,
        false => new SignatureProblem(ProblemCodes.ExternalData, $"The model is a symbolic link that leads out of its folder. {HowToFollow}."),
        null => new SignatureProblem(ProblemCodes.ExternalData, "The symbolic links of the model form a loop."),
    };

    /// <summary>Finds the file of one tensor; no symbolic link may leave the model's folder.</summary>
    /// <param name="data">The tensor's location.</param>
    /// <param name="modelPath">The model's full path.</param>
    /// <param name="file">The file's full path, when the result is true; not resolved through links that stay in the model's folder.</param>
    /// <param name="problem">MPK2002, when the result is false.</param>
    public static bool TryResolve(ExternalData data, string modelPath, [NotNullWhen(true)] out string? file, [NotNullWhen(false)] out SignatureProblem? problem) =>
        TryResolve(data, modelPath, followLinks: false, out file, out problem);

    private static bool TryResolve(ExternalData data, string modelPath, bool followLinks, [NotNullWhen(true)] out string? file, [NotNullWhen(false)] out SignatureProblem? problem)
    {
        file = null;
        string? error;
        try
        {
            if (ExternalLocation.TryNormalize(data.Location, out string? relative, out error))
            {
                string folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
                file = Path.Combine(folder, relative.Replace('/', Path.DirectorySeparatorChar));
                error = RefusePlace(folder, file, followLinks) ?? RefuseRange(data, new FileInfo(file));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            error = "the system refuses to look at it";
        }

        if (error is null)
        {
            problem = null;
            return file is not null;
        }

        file = null;
        problem = new SignatureProblem(ProblemCodes.ExternalData, $"The external data of tensor '{PrintableText.Name(data.Tensor)}' at '{PrintableText.Of(data.Location, LongestLocation)}' cannot be used: {error}.");
        return false;
    }

    private static string? RefusePlace(string folder, string file, bool followLinks)
    {
        switch (IsBelow(folder, file))
        {
            case null:
                return "its symbolic links form a loop";
            case false when !followLinks:
                return $"a symbolic link leads out of the model's folder. {HowToFollow}";
        }

        if (Directory.Exists(file))
            return "it is a folder";
        return File.Exists(file) ? null : "the file does not exist; it must lie beside the model, where the model was exported";
    }

    // Null when links form a loop.
    private static bool? IsBelow(string folder, string file)
    {
        if (RealPath.TryResolve(folder) is not { } realFolder || RealPath.TryResolve(file) is not { } realFile)
            return null;
        string prefix = Path.EndsInDirectorySeparator(realFolder) ? realFolder : realFolder + Path.DirectorySeparatorChar;
        return realFile.StartsWith(prefix, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static string? RefuseRange(ExternalData data, FileInfo file)
    {
        if (!ExternalRange.TryReadNumber(data.Offset, out long? offset))
            return $"its offset '{PrintableText.Name(data.Offset!)}' is not a number of bytes";
        if (!ExternalRange.TryReadNumber(data.Length, out long? length))
            return $"its length '{PrintableText.Name(data.Length!)}' is not a number of bytes";
        if (length is not null && data.ExpectedLength is { } expected && length != expected)
            return $"its length is {length}, but the tensor's type and dimensions need {expected} bytes";

        long size = LengthOf(file);
        long begin = offset ?? 0;
        long needed = length ?? data.ExpectedLength ?? 0;
        return begin > size || needed > size - begin
            ? $"bytes {begin} and {needed} more are needed, but the file has {size}"
            : null;
    }

    // The size of a link is that of its own text.
    private static long LengthOf(FileInfo file) => file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target.Length : file.Length;
}
