using System;

namespace ModelPack.Signatures;

/// <summary>Ends the reading of a file that is no valid model; never leaves <see cref="OnnxSignatureReader"/>.</summary>
internal sealed class InvalidModelException(string code, string message) : Exception(message)
{
    public SignatureProblem Problem => new(code, Message);

    public static InvalidModelException Malformed(string message) => new(ProblemCodes.NotOnnx, message);

    public static InvalidModelException InvalidGraph(string message) => new(ProblemCodes.InvalidGraph, message);
}
