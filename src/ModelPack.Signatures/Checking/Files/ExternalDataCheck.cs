using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Security;

namespace ModelPack.Signatures;

/// <summary>Checks that external data lies in the model's folder and is all there. Opens no file: it looks at names, links and sizes.</summary>
/// <remarks>ONNX Runtime checks the same when it loads a model; a package is made before that, by copying what the model names.</remarks>
public static class ExternalDataCheck
{
    private const int LongestLocation = 200;

    /// <summary>All that is wrong with the model's external data, each as MPK2002; empty when it can be packed.</summary>
    /// <param name="signature">The model's signature.</param>
    /// <param name="modelPath">The model's full path.</param>
    public static IReadOnlyList<SignatureProblem> Check(ModelSignature signature, string modelPath)
    {
        var problems = new List<SignatureProblem>();
        foreach (ExternalData data in signature.ExternalData)
        {
            if (!TryResolve(data, modelPath, out _, out SignatureProblem? problem))
                problems.Add(problem);
        }

        return problems;
    }

    /// <summary>Finds the file of one tensor.</summary>
    /// <param name="data">The tensor's location.</param>
    /// <param name="modelPath">The model's full path.</param>
    /// <param name="file">The file's full path, when the result is true; not resolved through links that stay in the model's folder.</param>
    /// <param name="problem">MPK2002, when the result is false.</param>
    public static bool TryResolve(ExternalData data, string modelPath, [NotNullWhen(true)] out string? file, [NotNullWhen(false)] out SignatureProblem? problem)
    {
        file = null;
        string? error;
        try
        {
            if (ExternalLocation.TryNormalize(data.Location, out string? relative, out error))
            {
                string folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
                file = Path.Combine(folder, relative.Replace('/', Path.DirectorySeparatorChar));
                error = RefusePlace(folder, file) ?? RefuseRange(data, new FileInfo(file));
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

    private static string? RefusePlace(string folder, string file)
    {
        if (RealPath.TryResolve(folder) is not { } realFolder || RealPath.TryResolve(file) is not { } realFile)
            return "its symbolic links form a loop";
        string prefix = Path.EndsInDirectorySeparator(realFolder) ? realFolder : realFolder + Path.DirectorySeparatorChar;
        StringComparison comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!realFile.StartsWith(prefix, comparison))
            return "a symbolic link leads out of the model's folder; put the file itself beside the model";
        if (Directory.Exists(realFile))
            return "it is a folder";
        return File.Exists(realFile) ? null : "the file does not exist; it must lie beside the model, where the model was exported";
    }

    private static string? RefuseRange(ExternalData data, FileInfo file)
    {
        if (!TryReadNumber(data.Offset, out long? offset))
            return $"its offset '{PrintableText.Name(data.Offset!)}' is not a number of bytes";
        if (!TryReadNumber(data.Length, out long? length))
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

    private static bool TryReadNumber(string? text, out long? value)
    {
        value = null;
        if (text is null)
            return true;
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        value = number;
        return isNumber;
    }
}
