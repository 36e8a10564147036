namespace Acme.Models;

/// <summary>The species that the model tells apart.</summary>
public enum Species
{
    /// <summary>Iris setosa.</summary>
    Setosa,

    /// <summary>Iris versicolor.</summary>
    Versicolor,

    /// <summary>Iris virginica.</summary>
    Virginica,
}
