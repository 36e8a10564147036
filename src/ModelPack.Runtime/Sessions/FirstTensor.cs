namespace ModelPack.Runtime.Sessions;

/// <summary>What reading and writing contiguous rows needs of a <see cref="TensorPlace"/>.</summary>
internal readonly unsafe struct FirstTensor
{
    private FirstTensor(in TensorPlace place)
    {
        Data = place.Data;
        RowStride = place.RowStride;
        BlockLength = place.Data is null ? -1 : place.BlockLength;
    }

    public byte* Data { get; }

    public nint RowStride { get; }

    /// <summary>-1 where there is no memory to address, so that no number of elements fits.</summary>
    public nint BlockLength { get; }

    /// <summary>The first of the places.</summary>
    public static FirstTensor Of(TensorPlace[] places) => new(places.Length > 0 ? places[0] : default);
}
