using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Serving;

/// <summary>The memory that the model reads an input from. All of it has to be written before the run: it holds what an earlier call left there.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct TensorMemory
{
    private readonly byte* _start;
    private readonly OrtValue? _strings;

    internal TensorMemory(TensorElementType elementType, byte* start, int count)
    {
        ElementType = elementType;
        Count = count;
        _start = start;
    }

    internal TensorMemory(OrtValue strings, int count)
    {
        ElementType = TensorElementType.String;
        Count = count;
        _strings = strings;
    }

    /// <summary>The type of the elements.</summary>
    public TensorElementType ElementType { get; }

    /// <summary>How many elements there are.</summary>
    public int Count { get; }

    /// <summary>The elements, row-major, as they lie in memory; empty for strings. A truth value is one byte, 0 or 1.</summary>
    public Span<byte> Bytes => new(_start, Count * ElementType.SizeInBytes());

    /// <summary>The elements, row-major.</summary>
    /// <typeparam name="T">The C# type of <see cref="ElementType"/>, or one of the same size.</typeparam>
    public Span<T> Elements<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes);

    /// <summary>Writes a string.</summary>
    /// <param name="index">Which, row-major.</param>
    /// <param name="text">UTF-8, checked by the caller.</param>
    public void SetString(int index, ReadOnlySpan<byte> text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
        (_strings ?? throw new InvalidOperationException("The tensor holds no strings.")).StringTensorSetElementAt(text, index);
    }
}
