using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Lengths and elements of members that are tensors. A tensor of rank 0 does not exist in .NET: a row of one element is a tensor of shape <c>[1]</c>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorMember
{
    /// <summary>The length of a dimension; -1 where it is not known: there is no tensor, it has fewer dimensions, or JSON could not say it, because an outer array was empty.</summary>
    public static long Length<T>(Tensor<T>? tensor, int axis)
    {
        if (tensor is null || axis >= tensor.Rank)
            return -1;
        ReadOnlySpan<nint> lengths = tensor.Lengths;
        return lengths[axis] == 0 && lengths[..axis].Contains(0) ? -1 : lengths[axis];
    }

    /// <summary>The first length that is known; 0 where none is.</summary>
    public static long FirstKnown(params ReadOnlySpan<long> lengths)
    {
        foreach (long length in lengths)
        {
            if (length >= 0)
                return length;
        }

        return 0;
    }

    /// <summary>Whether two tensors have equal shapes and elements.</summary>
    public static bool Same<T>(Tensor<T> first, Tensor<T> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Lengths.SequenceEqual(second.Lengths) && Elements(first).SequenceEqual(Elements(second), EqualityComparer<T>.Default);
    }

    /// <summary>The elements, row-major; copied only where the tensor is a view with gaps.</summary>
    internal static ReadOnlySpan<T> Elements<T>(Tensor<T> tensor)
    {
        int count = checked((int)tensor.FlattenedLength);
        if (count == 0)
            return [];
        if (tensor.IsDense)
            return MemoryMarshal.CreateReadOnlySpan(in tensor.AsReadOnlyTensorSpan().GetPinnableReference(), count);
        var copy = new T[count];
        tensor.FlattenTo(copy);
        return copy;
    }

    /// <summary>A tensor over elements that are its own.</summary>
    internal static Tensor<T> Create<T>(T[] elements, ReadOnlySpan<long> lengths)
    {
        if (lengths.IsEmpty)
            return Tensor.Create(elements, [(nint)elements.Length]);
        Span<nint> sizes = lengths.Length <= 16 ? stackalloc nint[lengths.Length] : new nint[lengths.Length];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = checked((nint)lengths[i]);
        return Tensor.Create(elements, sizes);
    }
}
