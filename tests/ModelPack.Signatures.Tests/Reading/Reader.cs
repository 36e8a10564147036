namespace ModelPack.Signatures.Tests;

/// <summary>Reads a model as the build does: the reader, then the checks.</summary>
internal static class Reader
{
    public static ModelSignature Read(byte[] model)
    {
        Assert.True(OnnxSignatureReader.TryRead(new MemoryStream(model), out ModelSignature? signature, out SignatureProblem? problem), problem?.Message);
        return signature;
    }

    public static ModelSignature Read(string path)
    {
        Assert.True(OnnxSignatureReader.TryRead(path, out ModelSignature? signature, out SignatureProblem? problem), problem?.Message);
        return signature;
    }

    /// <summary>The first problem; null when the model can be used.</summary>
    public static SignatureProblem? Problem(byte[] model) =>
        OnnxSignatureReader.TryRead(new MemoryStream(model), out ModelSignature? signature, out SignatureProblem? problem)
            ? SignatureCheck.Check(signature).FirstOrDefault()
            : problem;

    /// <summary>The first problem of a file, external data included; null when the model can be used.</summary>
    public static SignatureProblem? Problem(string path) =>
        OnnxSignatureReader.TryRead(path, out ModelSignature? signature, out SignatureProblem? problem)
            ? SignatureCheck.Check(signature).Concat(ExternalDataCheck.Check(signature, path)).FirstOrDefault()
            : problem;
}
