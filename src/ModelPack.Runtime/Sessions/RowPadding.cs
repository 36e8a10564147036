using System.Buffers;

namespace ModelPack.Runtime.Sessions;

/// <summary>Fills a row up to the length of its run, along the open dimension of its tensor.</summary>
internal static class RowPadding
{
    /// <summary>The elements of the whole row, in a rented array, for the caller to write and to return.</summary>
    /// <param name="tensor">The input.</param>
    /// <param name="values">The row's own elements, row-major.</param>
    /// <param name="padding">What fills it up.</param>
    /// <param name="elements">How many elements the run has room for.</param>
    public static T[] Fill<T>(TensorLayout tensor, ReadOnlySpan<T> values, T padding, int elements)
    {
        long step = tensor.FixedElements;
        if (step == 0 || values.Length % step != 0 || values.Length > elements)
            RowErrors.ThrowLength(tensor, values.Length);
        T[] filled = ArrayPool<T>.Shared.Rent(elements);
        filled.AsSpan(0, elements).Fill(padding);
        int outer = (int)(step / tensor.InnerElements);
        int own = values.Length / outer, whole = elements / outer;
        for (int i = 0; i < outer; i++)
            values.Slice(i * own, own).CopyTo(filled.AsSpan(i * whole, own));
        return filled;
    }
}
