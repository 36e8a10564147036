using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Sessions;
using ModelPack.Signatures;
using OrtElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>An input that is made anew for each run: a tensor whose rank the model leaves open, a map or a sequence. It lives inside ONNX Runtime until the run that takes it is over.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RunValue
{
    private RunValue(OrtValue value) => Value = value;

    internal OrtValue Value { get; }

    /// <summary>A tensor of numbers or truth values.</summary>
    /// <param name="elements">The elements, row-major.</param>
    /// <param name="shape">The dimensions; one may be -1, the number of elements tells it. Empty for a scalar.</param>
    public static RunValue OfElements<T>(ReadOnlySpan<T> elements, scoped ReadOnlySpan<long> shape)
        where T : unmanaged => OfElements(elements, Resolve(shape, elements.Length));

    /// <summary>A tensor of strings.</summary>
    /// <inheritdoc cref="OfElements{T}(ReadOnlySpan{T}, ReadOnlySpan{long})"/>
    public static RunValue OfTexts(ReadOnlySpan<string> elements, scoped ReadOnlySpan<long> shape) => OfTexts(elements, Resolve(shape, elements.Length));

    /// <summary>A tensor of the member's own shape.</summary>
    public static RunValue OfTensor<T>(Tensor<T> tensor)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return OfElements(TensorMember.Elements(tensor), Lengths(tensor.Lengths));
    }

    /// <summary>A tensor of strings of the member's own shape.</summary>
    public static RunValue OfTensor(Tensor<string> tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return OfTexts(TensorMember.Elements(tensor), Lengths(tensor.Lengths));
    }

    /// <summary>A map.</summary>
    /// <typeparam name="TKey"><see langword="long"/> or <see langword="string"/>.</typeparam>
    /// <typeparam name="TValue"><see langword="float"/>, <see langword="double"/>, <see langword="long"/> or <see langword="string"/>.</typeparam>
    public static RunValue OfMap<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> map)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(map);
        return OfPairs<TKey, TValue>([.. map.Keys], [.. map.Values]);
    }

    /// <summary>A map whose keys are members of an enum: by label or by value.</summary>
    public static RunValue OfMap<TEnum, TValue>(IReadOnlyDictionary<TEnum, TValue> map, LabelSet<TEnum> labels, bool areStrings)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(labels);
        TEnum[] keys = [.. map.Keys];
        return areStrings ? OfPairs<string, TValue>(labels.LabelsOf(keys), [.. map.Values]) : OfPairs<long, TValue>(labels.IntegersOf<long>(keys), [.. map.Values]);
    }

    /// <summary>A sequence, in the order of the list.</summary>
    /// <param name="items">The list.</param>
    /// <param name="elementType">The type of the elements of its tensors, for a sequence of none.</param>
    /// <param name="make">Makes the value of an item.</param>
    public static RunValue OfList<T>(IReadOnlyList<T> items, TensorElementType elementType, Func<T, RunValue> make)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(make);
        if (items.Count == 0)
            return new RunValue(EmptySequence.Create(elementType));
        var values = new List<OrtValue>(items.Count);
        try
        {
            foreach (T item in items)
                values.Add(make(item).Value);
            return new RunValue(OrtValue.CreateSequence(values));
        }
        catch
        {
            values.ForEach(static value => value.Dispose());
            throw;
        }
    }

    private static RunValue OfElements<T>(ReadOnlySpan<T> elements, long[] shape)
        where T : unmanaged
    {
        OrtValue value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, (OrtElementType)ElementTypeOf<T>.Value, shape);
        if (!elements.IsEmpty)
            MemoryMarshal.AsBytes(elements).CopyTo(value.GetTensorMutableRawData());
        return new RunValue(value);
    }

    private static RunValue OfTexts(ReadOnlySpan<string> elements, long[] shape)
    {
        OrtValue value = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape);
        try
        {
            for (int i = 0; i < elements.Length; i++)
                value.StringTensorSetElementAt(elements[i].AsSpan(), i);
            return new RunValue(value);
        }
        catch
        {
            value.Dispose();
            throw;
        }
    }

    private static RunValue OfPairs<TKey, TValue>(TKey[] keys, TValue[] values)
    {
        OrtValue first = OfColumn(keys).Value;
        OrtValue? second = null;
        try
        {
            second = OfColumn(values).Value;
            return new RunValue(OrtValue.CreateMap(ref first, ref second));
        }
        catch
        {
            first?.Dispose();
            second?.Dispose();
            throw;
        }
    }

    private static RunValue OfColumn<T>(T[] column) => column switch
    {
        string[] texts => OfTexts(texts, [texts.Length]),
        long[] integers => OfElements<long>(integers, [integers.Length]),
        float[] singles => OfElements<float>(singles, [singles.Length]),
        double[] doubles => OfElements<double>(doubles, [doubles.Length]),
        _ => throw new NotSupportedException($"Maps of {typeof(T)} are not part of the contract language."),
    };

    private static long[] Resolve(scoped ReadOnlySpan<long> shape, int count)
    {
        long[] dimensions = shape.ToArray();
        int open = Array.IndexOf(dimensions, -1);
        if (open < 0)
            return dimensions;
        dimensions[open] = 1;
        long step = dimensions.Aggregate(1L, static (product, dimension) => product * dimension);
        dimensions[open] = step == 0 ? 0 : count / step;
        return dimensions;
    }

    private static long[] Lengths(ReadOnlySpan<nint> lengths)
    {
        var dimensions = new long[lengths.Length];
        for (int i = 0; i < dimensions.Length; i++)
            dimensions[i] = lengths[i];
        return dimensions;
    }
}
