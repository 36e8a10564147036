extern alias signatures;
using System.Collections.Concurrent;
using ModelPack.Testing;
using signatures::ModelPack.Signatures;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>Signature texts of the test models, as the build writes them.</summary>
internal static class ModelSignatures
{
    private static readonly ConcurrentDictionary<string, string> s_texts = new();

    /// <summary>The text form of the signature of a file in <c>tests/models</c>.</summary>
    public static string Of(string file) => s_texts.GetOrAdd(file, static name =>
        OnnxSignatureReader.TryRead(TestModels.Path(name), out ModelSignature? signature, out SignatureProblem? problem)
            ? SignatureText.Write(signature)
            : throw new InvalidOperationException(problem.ToString()));

    /// <summary>The text form of the signature of a model that a test has built.</summary>
    public static string Of(byte[] model) =>
        OnnxSignatureReader.TryRead(new MemoryStream(model), out ModelSignature? signature, out SignatureProblem? problem)
            ? SignatureText.Write(signature)
            : throw new InvalidOperationException(problem.ToString());
}
