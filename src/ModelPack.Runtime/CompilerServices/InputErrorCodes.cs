namespace ModelPack.Runtime.CompilerServices;

/// <summary>The codes of <see cref="InputError"/>; each has a help page.</summary>
internal static class InputErrorCodes
{
    public const string Missing = "MPK3001";
    public const string WrongType = "MPK3002";
    public const string UnknownMember = "MPK3003";
    public const string OutOfRange = "MPK3004";
    public const string NotFinite = "MPK3005";
    public const string WrongLength = "MPK3006";
    public const string Pattern = "MPK3007";
    public const string NotAllowed = "MPK3008";
    public const string CustomRule = "MPK3009";
    public const string SymbolsDiffer = "MPK3010";
    public const string TooMany = "MPK3011";
}
