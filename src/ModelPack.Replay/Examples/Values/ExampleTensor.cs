using ModelPack.Signatures;

namespace ModelPack.Replay.Examples;

/// <summary>A tensor. Its elements are doubles (floating point), longs, ulongs (uint64 alone), bools or strings.</summary>
/// <param name="ElementType">The element type in the model.</param>
/// <param name="Shape">The size of each dimension.</param>
/// <param name="Elements">The elements, row-major.</param>
internal sealed record ExampleTensor(TensorElementType ElementType, long[] Shape, Array Elements) : ExampleValue
{
    /// <summary>Whether the elements are of floating point.</summary>
    public bool IsFloatingPoint => Elements is double[];

    /// <summary>One slice of a dimension, which goes.</summary>
    public ExampleTensor Slice(int axis, long index)
    {
        long inner = Product(Shape.AsSpan(axis + 1));
        long outer = Product(Shape.AsSpan(0, axis));
        Array slice = Array.CreateInstance(Elements.GetType().GetElementType()!, outer * inner);
        for (long i = 0; i < outer; i++)
            Array.Copy(Elements, (i * Shape[axis] * inner) + (index * inner), slice, i * inner, inner);
        return new ExampleTensor(ElementType, [.. Shape[..axis], .. Shape[(axis + 1)..]], slice);
    }

    /// <summary>The number of elements that a shape has.</summary>
    public static long Product(ReadOnlySpan<long> shape)
    {
        long product = 1;
        foreach (long size in shape)
            product = checked(product * size);
        return product;
    }

    /// <summary>As in <c>[2, 3]</c>.</summary>
    public static string Text(IEnumerable<long> shape) => "[" + string.Join(", ", shape) + "]";
}
