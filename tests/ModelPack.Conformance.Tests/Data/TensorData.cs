extern alias runtime;
using System.Globalization;
using System.Runtime.InteropServices;
using ModelPack.Signatures;
using runtime::ModelPack;

namespace ModelPack.Conformance.Tests.Data;

/// <summary>A dense tensor.</summary>
/// <param name="ElementType">The type that its file states.</param>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Elements">The elements, row-major, as an array of the C# type; bfloat16 as the <see cref="ushort"/> that holds its bits.</param>
internal sealed record TensorData(TensorElementType ElementType, long[] Dimensions, Array Elements) : CaseValue
{
    private static readonly Dictionary<Type, TensorElementType> s_types = new()
    {
        [typeof(float)] = TensorElementType.Float32,
        [typeof(double)] = TensorElementType.Float64,
        [typeof(Half)] = TensorElementType.Float16,
        [typeof(BFloat16)] = TensorElementType.BFloat16,
        [typeof(sbyte)] = TensorElementType.Int8,
        [typeof(byte)] = TensorElementType.UInt8,
        [typeof(short)] = TensorElementType.Int16,
        [typeof(ushort)] = TensorElementType.UInt16,
        [typeof(int)] = TensorElementType.Int32,
        [typeof(uint)] = TensorElementType.UInt32,
        [typeof(long)] = TensorElementType.Int64,
        [typeof(ulong)] = TensorElementType.UInt64,
        [typeof(bool)] = TensorElementType.Bool,
        [typeof(string)] = TensorElementType.String,
    };

    /// <summary>A tensor that nothing is equal to.</summary>
    public static TensorData Nothing { get; } = new(TensorElementType.Undefined, [], Array.Empty<byte>());

    /// <summary>The tensor of elements that a predictor gave.</summary>
    public static TensorData Of(Array elements, long[] dimensions) => new(
        s_types[elements.GetType().GetElementType()!],
        dimensions,
        elements is BFloat16[] narrow ? MemoryMarshal.Cast<BFloat16, ushort>(narrow).ToArray() : elements);

    /// <summary>The tensor of elements that came as text, of the type of another and, where it has as many elements, of its dimensions.</summary>
    public static TensorData FromTexts(TensorData like, string[] texts) =>
        FromTexts(like.ElementType, texts.Length == like.Elements.Length ? like.Dimensions : [texts.Length], texts);

    /// <summary>The tensor of elements that came as text.</summary>
    public static TensorData FromTexts(TensorElementType type, long[] dimensions, string[] texts) => new(
        type,
        dimensions,
        type switch
        {
            TensorElementType.String => texts,
            TensorElementType.BFloat16 => Parse<float>(texts).Select(static number => (ushort)(BitConverter.SingleToUInt32Bits(number) >> 16)).ToArray(),
            TensorElementType.Float32 => Parse<float>(texts),
            TensorElementType.Float64 => Parse<double>(texts),
            TensorElementType.Float16 => Parse<Half>(texts),
            TensorElementType.Bool => Parse<bool>(texts),
            TensorElementType.Int8 => Parse<sbyte>(texts),
            TensorElementType.UInt8 => Parse<byte>(texts),
            TensorElementType.Int16 => Parse<short>(texts),
            TensorElementType.UInt16 => Parse<ushort>(texts),
            TensorElementType.Int32 => Parse<int>(texts),
            TensorElementType.UInt32 => Parse<uint>(texts),
            TensorElementType.Int64 => Parse<long>(texts),
            TensorElementType.UInt64 => Parse<ulong>(texts),
            _ => texts,
        });

    /// <inheritdoc/>
    public override IEnumerable<TensorData> Tensors => [this];

    /// <summary>Whether the elements are floating-point numbers, which are compared with a tolerance.</summary>
    public bool IsFloatingPoint => ElementType is TensorElementType.Float32 or TensorElementType.Float64 or TensorElementType.Float16 or TensorElementType.BFloat16;

    /// <summary>Whether an element is NaN or infinite.</summary>
    public bool HasNonFinite => IsFloatingPoint && Enumerable.Range(0, Elements.Length).Any(i => !double.IsFinite(Number(i)));

    /// <summary>A floating-point element.</summary>
    public double Number(int index) => Elements switch
    {
        float[] singles => singles[index],
        double[] doubles => doubles[index],
        Half[] halves => (double)halves[index],
        ushort[] bits => BitConverter.UInt32BitsToSingle((uint)bits[index] << 16),
        _ => throw new InvalidOperationException($"{ElementType} is no floating-point type."),
    };

    /// <summary>One row of a tensor that holds many: its elements at <paramref name="index"/> of <paramref name="axis"/>, without that dimension.</summary>
    public TensorData Row(int axis, int index)
    {
        long inner = Dimensions.Skip(axis + 1).Aggregate(1L, static (product, size) => product * size);
        long outer = Dimensions.Take(axis).Aggregate(1L, static (product, size) => product * size);
        Array row = Array.CreateInstance(Elements.GetType().GetElementType()!, outer * inner);
        for (long i = 0; i < outer; i++)
            Array.Copy(Elements, ((i * Dimensions[axis]) + index) * inner, row, i * inner, inner);
        return new TensorData(ElementType, [.. Dimensions.Where((_, dimension) => dimension != axis)], row);
    }

    /// <summary>The elements as another type of the same size.</summary>
    public T[] Reinterpret<TElement, T>()
        where TElement : struct
        where T : struct => MemoryMarshal.Cast<TElement, T>((TElement[])Elements).ToArray();

    /// <inheritdoc/>
    public override string ToString() => $"{ElementType.ToOnnxName()}[{string.Join(", ", Dimensions)}]";

    private static T[] Parse<T>(string[] texts)
        where T : IParsable<T> => [.. texts.Select(static text => T.Parse(text, CultureInfo.InvariantCulture))];
}
