namespace ModelPack.Runtime.Tests.Contracts;

public enum Species
{
    Setosa,
    Versicolor,
    Virginica,
}
