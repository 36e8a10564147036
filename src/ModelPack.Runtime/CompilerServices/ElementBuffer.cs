using System.Buffers;
using System.Runtime.CompilerServices;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Collects the elements of an array whose length shows only at its end.</summary>
internal ref struct ElementBuffer<T>
{
    private const int FirstSize = 64;

    private T[] _items;
    private readonly bool _isExact;

    /// <summary>Makes a buffer; with an exact length, its array is handed out as it is.</summary>
    public ElementBuffer(long exactLength)
    {
        _isExact = exactLength >= 0;
        _items = _isExact ? new T[exactLength] : ArrayPool<T>.Shared.Rent(FirstSize);
    }

    /// <summary>How many elements there are.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an element.</summary>
    public void Add(T item)
    {
        if (Count == _items.Length)
            Grow();
        _items[Count++] = item;
    }

    /// <summary>The elements as an array of their own; the buffer is of no use afterwards.</summary>
    public T[] ToArray()
    {
        if (_isExact && Count == _items.Length)
            return _items;
        T[] result = _items.AsSpan(0, Count).ToArray();
        if (!_isExact)
            Return(_items);
        return result;
    }

    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(FirstSize, _items.Length * 2));
        _items.CopyTo(larger, 0);
        if (!_isExact)
            Return(_items);
        _items = larger;
    }

    private static void Return(T[] items) =>
        ArrayPool<T>.Shared.Return(items, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
}
