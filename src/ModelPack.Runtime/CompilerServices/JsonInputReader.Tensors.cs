using System.Numerics.Tensors;
using System.Text.Json;

namespace ModelPack.Runtime.CompilerServices;

// Tensors: arrays nested to the tensor's rank, which tell the lengths that the contract leaves open.
public ref partial struct JsonInputReader
{
    // The schema has a form for each rank.
    private const int DeepestOpenTensor = 8;

    /// <summary>Reads a tensor of numbers or truth values.</summary>
    /// <param name="shape">The row's dimensions; -1 where any length will do.</param>
    /// <param name="allowNonFinite">Whether the strings <c>"NaN"</c>, <c>"Infinity"</c> and <c>"-Infinity"</c> are numbers too.</param>
    public Tensor<T> ReadTensor<T>(scoped ReadOnlySpan<long> shape, bool allowNonFinite = false)
        where T : unmanaged => ReadTensor<T, JsonNumberElement<T>, bool>(shape, allowNonFinite);

    /// <summary>Reads a tensor of strings.</summary>
    /// <inheritdoc cref="ReadTensor{T}(ReadOnlySpan{long}, bool)"/>
    public Tensor<string> ReadStringTensor(scoped ReadOnlySpan<long> shape) => ReadTensor<string, JsonStringElement, bool>(shape, false);

    /// <summary>Reads a tensor of any rank up to 8: as deep as its arrays are nested. A value that is no array is a tensor of one element.</summary>
    /// <inheritdoc cref="ReadTensor{T}(ReadOnlySpan{long}, bool)"/>
    public Tensor<T> ReadAnyTensor<T>(bool allowNonFinite = false)
        where T : unmanaged => ReadTensor<T, JsonNumberElement<T>, bool>(OpenShape(stackalloc long[DeepestOpenTensor]), allowNonFinite);

    /// <summary>Reads a tensor of strings of any rank.</summary>
    public Tensor<string> ReadAnyStringTensor() => ReadTensor<string, JsonStringElement, bool>(OpenShape(stackalloc long[DeepestOpenTensor]), false);

    private Tensor<T> ReadTensor<T, TElement, TContext>(scoped ReadOnlySpan<long> shape, TContext context)
        where TElement : struct, IJsonElement<T, TContext>
    {
        if (shape.IsEmpty)
            return Tensor.Create([HasRoomFor(1) ? TElement.Read(ref this, context) : default!], [1]);
        scoped Span<long> sizes = shape.Length <= ElementIndices.Levels ? stackalloc long[shape.Length] : new long[shape.Length];
        shape.CopyTo(sizes);
        _isNestedOnly = true;
        T[] elements = ReadElements<T, TElement, TContext>(sizes, shape, context, out bool isGood);
        _isNestedOnly = false;
        if (!isGood)
            return Tensor.Create<T>([], [0]);

        // What an empty array does not tell.
        foreach (ref long size in sizes)
            size = Math.Max(0, size);
        return TensorMember.Create(elements, sizes);
    }

    private readonly Span<long> OpenShape(Span<long> shape)
    {
        Utf8JsonReader ahead = _json;
        int rank = 0;
        while (ahead.TokenType == JsonTokenType.StartArray && rank < shape.Length && ahead.Read())
            shape[rank++] = -1;
        return shape[..rank];
    }
}
