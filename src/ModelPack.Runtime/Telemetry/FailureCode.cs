namespace ModelPack.Runtime.Telemetry;

/// <summary>The codes of failures as values of a tag. An encoder may report what codes it likes, even some made of the input, and each would be a time series of its own.</summary>
internal static class FailureCode
{
    public const string Other = "other";

    private const string Prefix = "MPK30";

    /// <summary>The failure's code where it is one of ours, otherwise <see cref="Other"/>.</summary>
    public static string Of(InputError error) =>
        error.Code is { Length: 7 } code && code.StartsWith(Prefix, StringComparison.Ordinal) && char.IsAsciiDigit(code[5]) && char.IsAsciiDigit(code[6]) ? code : Other;
}
