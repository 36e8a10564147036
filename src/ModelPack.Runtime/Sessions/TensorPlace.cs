namespace ModelPack.Runtime.Sessions;

/// <summary>Where the rows of one tensor lie in memory during a run. Lengths are bytes; for strings, which lie inside ONNX Runtime, they are elements.</summary>
internal unsafe struct TensorPlace
{
    /// <summary>The first byte of the tensor; null for strings and maps.</summary>
    public byte* Data;

    /// <summary>From a row's first block to the next row's; 0 where all rows share the tensor.</summary>
    public nint RowStride;

    /// <summary>Length of one contiguous block of a row. A row is one block unless dimensions lie before the batch.</summary>
    public nint BlockLength;

    /// <summary>From a row's block to its next block.</summary>
    public nint BlockStride;

    /// <summary>Blocks that a row consists of.</summary>
    public int Blocks;

    /// <summary>Length of a whole row.</summary>
    public readonly nint RowLength => BlockLength * Blocks;
}
