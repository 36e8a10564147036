namespace ModelPack.Signatures;

/// <summary>Reads the facts of a signature's text that have several parts.</summary>
internal static class FactParser
{
    public static ExternalData ParseExternalData(SignatureLine line)
    {
        string tensor = line.ReadQuoted();
        string location = line.ReadQuoted();
        string? offset = line.TryTake(SignatureWords.Offset) ? line.ReadQuoted() : null;
        string? length = line.TryTake(SignatureWords.Length) ? line.ReadQuoted() : null;
        long? expected = line.TryTake(SignatureWords.Expects) ? line.ReadNumber() : null;
        return new ExternalData(tensor, location, offset, length, expected);
    }

    public static ClassLabels ParseClassLabels(SignatureLine line)
    {
        string output = line.ReadQuoted();
        return new ClassLabels(output, ParseEither(line, SignatureWords.Strings, SignatureWords.Integers), line.ReadQuotedList());
    }

    public static Categories ParseCategories(SignatureLine line)
    {
        string input = line.ReadQuoted();
        bool isClosed = ParseEither(line, SignatureWords.Closed, SignatureWords.Open);
        return new Categories(input, ParseEither(line, SignatureWords.Strings, SignatureWords.Integers), isClosed, line.ReadQuotedList());
    }

    private static bool ParseEither(SignatureLine line, string yes, string no)
    {
        bool isYes = line.TryTake(yes);
        if (!isYes)
            line.Take(no);
        return isYes;
    }
}
