using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Security;

namespace ModelPack.Signatures;

/// <summary>Reads the signature of an <c>.onnx</c> file. Weights are skipped by seeking, so a large model costs what a small one does.</summary>
/// <remarks>Any file is safe to read: memory, depth and time are bounded, and nothing but the file itself is opened.</remarks>
public static class OnnxSignatureReader
{
    // FileStream's own buffer would read what the reader's window skips.
    private const int NoBuffer = 1;

    /// <summary>Reads the file at <paramref name="path"/>.</summary>
    /// <param name="path">The model's full path.</param>
    /// <param name="signature">What the file says, when the result is true. <see cref="SignatureCheck"/> says whether ONNX Runtime can use it.</param>
    /// <param name="problem">MPK2001 or MPK2012, when the result is false.</param>
    public static bool TryRead(string path, [NotNullWhen(true)] out ModelSignature? signature, [NotNullWhen(false)] out SignatureProblem? problem)
    {
        signature = null;
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, NoBuffer);
            return TryRead(stream, out signature, out problem);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            problem = new SignatureProblem(ProblemCodes.NotOnnx, "The model file does not exist.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException)
        {
            problem = new SignatureProblem(ProblemCodes.NotOnnx, $"The model file cannot be opened: {Describe(exception, path)}");
        }

        return false;
    }

    /// <summary>Reads a model from a stream that can seek, from its beginning.</summary>
    /// <param name="stream">The file; left open.</param>
    /// <param name="signature">What the file says, when the result is true.</param>
    /// <param name="problem">MPK2001 or MPK2012, when the result is false.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static bool TryRead(Stream stream, [NotNullWhen(true)] out ModelSignature? signature, [NotNullWhen(false)] out SignatureProblem? problem)
    {
        signature = null;
        if (stream.Length == 0)
        {
            problem = new SignatureProblem(ProblemCodes.NotOnnx, "The model file is empty.");
            return false;
        }

        try
        {
            var facts = new ModelFacts();
            MessageWalk.Run(new ProtobufReader(stream), new ModelReader(facts));
            signature = facts.ToSignature();
            problem = null;
            return true;
        }
        catch (InvalidModelException exception)
        {
            problem = Explain(stream, exception.Problem);
            return false;
        }
    }

    // What cannot be ONNX is named for what it is; the parser's own words help only with a damaged model.
    private static SignatureProblem Explain(Stream stream, SignatureProblem problem)
    {
        if (problem.Code != ProblemCodes.NotOnnx)
            return problem with { Message = $"The model is invalid: {problem.Message}." };
        return FileKind.Recognize(stream) is { } kind
            ? problem with { Message = $"The model file is not ONNX: it is {kind}." }
            : problem with { Message = $"The model file cannot be read: {problem.Message}." };
    }

    // The caller names the file, and messages go into logs that leave this machine.
    private static string Describe(Exception exception, string path) =>
        Directory.Exists(path) ? "it is a folder." : path.Length == 0 ? "its name is empty." : exception.Message.Replace(path, "the file");
}
