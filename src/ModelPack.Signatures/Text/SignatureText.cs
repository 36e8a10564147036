using System.Diagnostics.CodeAnalysis;

namespace ModelPack.Signatures;

/// <summary>The text form of a signature, <c>.modelsig</c>: one fact a line, equal text for equal signatures.</summary>
/// <remarks>
/// It stands between the build task, which may read the model, and the compiler, which may not. Lines end with LF;
/// the parser takes CRLF too, since editors and version control change line ends.
/// </remarks>
public static class SignatureText
{
    /// <summary>The first line of every signature of this version.</summary>
    public const string Header = "modelsig 1";

    /// <summary>The text of <paramref name="signature"/>. Pure ASCII control characters and lone surrogates are escaped, so it survives UTF-8.</summary>
    public static string Write(ModelSignature signature) => new SignatureTextWriter().Write(signature);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="text">The text.</param>
    /// <param name="signature">The signature when the result is true.</param>
    /// <param name="error">Line number and reason when the result is false.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ModelSignature? signature, [NotNullWhen(false)] out string? error) =>
        new SignatureTextParser().TryParse(text, out signature, out error);
}
