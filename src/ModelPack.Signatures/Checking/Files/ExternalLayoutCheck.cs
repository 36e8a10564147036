using System;
using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Checks the files of external data against each other: names that are one file somewhere, and tensors that share bytes in part.</summary>
internal static class ExternalLayoutCheck
{
    // What the package says about a model lies beside it.
    /// <summary>Looks at locations and ranges that are each fine.</summary>
    /// <param name="signature">The model's signature.</param>
    /// <param name="modelName">The model's file name.</param>
    public static IEnumerable<SignatureProblem> Check(ModelSignature signature, string modelName)
    {
        var spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (IGrouping<string, ExternalData> file in signature.ExternalData.GroupBy(PathOf, StringComparer.Ordinal))
        {
            if ((RefuseName(file.Key, modelName) ?? RefuseSpelling(file.Key, spellings) ?? RefuseOverlap(file)) is { } error)
                yield return new SignatureProblem(ProblemCodes.ExternalData, $"The external data file '{PrintableText.Name(file.Key)}' cannot be used: {error}.");
        }
    }

    private static string PathOf(ExternalData data) => ExternalLocation.TryNormalize(data.Location, out string? path, out _) ? path : data.Location;

    private static string? RefuseName(string path, string modelName)
    {
        if (string.Equals(path, modelName, StringComparison.OrdinalIgnoreCase))
            return "it is the model itself; export the model again, with its data in a file of its own";
        return ModelFileNames.Documents.Contains(path, StringComparer.OrdinalIgnoreCase) ? "a package has a document of that name beside the model; export the model again with another name of the file" : null;
    }

    private static string? RefuseSpelling(string path, Dictionary<string, string> spellings)
    {
        if (!spellings.TryGetValue(path, out string? other))
            spellings.Add(path, path);
        return other is null ? null : $"its name differs from '{PrintableText.Name(other)}' in upper and lower case only, and is the same file on Windows and macOS";
    }

    // Tensors may share all of their bytes, as tied weights do.
    private static string? RefuseOverlap(IEnumerable<ExternalData> tensors)
    {
        (string Tensor, long Begin, long End)? last = null;
        foreach ((string Tensor, long Begin, long End) next in tensors.Select(Range).Where(static range => range.End > range.Begin).OrderBy(static range => range.Begin).ThenBy(static range => range.End))
        {
            if (last is { } other && next.Begin < other.End && (next.Begin, next.End) != (other.Begin, other.End))
                return $"tensor '{PrintableText.Name(other.Tensor)}' has the bytes {other.Begin} to {other.End} and tensor '{PrintableText.Name(next.Tensor)}' the bytes {next.Begin} to {next.End}; tensors share all of their bytes or none";
            last = next;
        }

        return null;
    }

    private static (string Tensor, long Begin, long End) Range(ExternalData data)
    {
        ExternalRange.TryReadNumber(data.Offset, out long? begin);
        ExternalRange.TryReadNumber(data.Length, out long? length);
        return (data.Tensor, begin ?? 0, (begin ?? 0) + (length ?? data.ExpectedLength ?? 0));
    }
}
