using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Where in nested arrays the reader is, for the paths of failures.</summary>
[InlineArray(Levels)]
internal struct ElementIndices
{
    /// <summary>The most dimensions that may come as nested arrays; more come flat.</summary>
    public const int Levels = 16;

    private long _first;
}
