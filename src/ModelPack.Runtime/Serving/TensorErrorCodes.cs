namespace ModelPack.Runtime.Serving;

/// <summary>The codes of what can be wrong with the tensors of a request; each has a help page.</summary>
internal static class TensorErrorCodes
{
    public const string Missing = "MPK3001";
    public const string WrongType = "MPK3002";
    public const string Unknown = "MPK3003";
    public const string WrongShape = "MPK3006";
    public const string SymbolsDiffer = "MPK3010";
    public const string TooMany = "MPK3011";
}
