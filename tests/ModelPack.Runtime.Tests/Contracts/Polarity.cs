namespace ModelPack.Runtime.Tests.Contracts;

public enum Polarity
{
    Negative,
    Positive,
}
