namespace ModelPack.Runtime.Sessions;

/// <summary>What reading and writing one contiguous row needs of a <see cref="TensorPlace"/>.</summary>
internal readonly unsafe struct FirstTensor
{
    private FirstTensor(byte* data, nint rowStride, nint blockLength)
    {
        Data = data;
        RowStride = rowStride;
        BlockLength = blockLength;
    }

    public byte* Data { get; }

    public nint RowStride { get; }

    /// <summary>-1 where there is no memory to address, so that no number of elements fits.</summary>
    public nint BlockLength { get; }

    /// <summary>The first row of the first of the places.</summary>
    public static FirstTensor Of(TensorPlace[] places) =>
        places is [{ Data: not null } place, ..] ? new(place.Data, place.RowStride, place.BlockLength) : new(null, 0, -1);

    /// <summary>So many rows further on.</summary>
    public FirstTensor At(int rows) => new(Data + (rows * RowStride), RowStride, BlockLength);
}
