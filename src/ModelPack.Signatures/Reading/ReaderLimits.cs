namespace ModelPack.Signatures;

/// <summary>What the reader accepts, so that no file costs more memory or time than a real model would.</summary>
internal static class ReaderLimits
{
    /// <summary>Messages inside one another; protobuf's own libraries, and with them ONNX Runtime, stop there too.</summary>
    public const int Depth = 100;

    /// <summary>Bytes of a name; a longer one is an error.</summary>
    public const int NameLength = 1 << 20;

    /// <summary>Bytes of a documentation or metadata text; a longer one is left out, since models carry whole vocabularies there.</summary>
    public const int TextLength = 1 << 20;

    /// <summary>Bytes that the facts of a file take in memory, as <see cref="MemoryBudget"/> counts them. With what the reader lets go at once, reading stays below 64 MB.</summary>
    public const long KeptBytes = 56L << 20;
}
