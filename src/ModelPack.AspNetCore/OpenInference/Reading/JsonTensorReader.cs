using System.Text.Json;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>Reads the elements of a tensor from JSON straight into the memory that the model reads: flat, or nested as the shape says.</summary>
internal static class JsonTensorReader
{
    /// <summary>Reads the value at which the reader stands, and leaves the reader at its end, whatever it is.</summary>
    /// <param name="json">The reader.</param>
    /// <param name="memory">Takes the elements.</param>
    /// <param name="shape">The dimensions.</param>
    /// <returns>What is wrong; null when all elements were read.</returns>
    public static ElementProblem? Read(ref Utf8JsonReader json, TensorMemory memory, ReadOnlySpan<long> shape)
    {
        Utf8JsonReader start = json;
        ElementProblem? problem = memory.ElementType switch
        {
            TensorElementType.Float32 => Read<float, SingleReader>(ref json, memory, shape),
            TensorElementType.Float64 => Read<double, DoubleReader>(ref json, memory, shape),
            TensorElementType.Float16 => Read<Half, HalfReader>(ref json, memory, shape),
            TensorElementType.BFloat16 => Read<BFloat16, BFloat16Reader>(ref json, memory, shape),
            TensorElementType.Bool => Read<bool, BooleanReader>(ref json, memory, shape),
            TensorElementType.Int8 => Read<sbyte, IntegerReader<sbyte>>(ref json, memory, shape),
            TensorElementType.UInt8 => Read<byte, IntegerReader<byte>>(ref json, memory, shape),
            TensorElementType.Int16 => Read<short, IntegerReader<short>>(ref json, memory, shape),
            TensorElementType.UInt16 => Read<ushort, IntegerReader<ushort>>(ref json, memory, shape),
            TensorElementType.Int32 => Read<int, IntegerReader<int>>(ref json, memory, shape),
            TensorElementType.UInt32 => Read<uint, IntegerReader<uint>>(ref json, memory, shape),
            TensorElementType.Int64 => Read<long, IntegerReader<long>>(ref json, memory, shape),
            TensorElementType.UInt64 => Read<ulong, IntegerReader<ulong>>(ref json, memory, shape),
            _ => ReadStrings(ref json, memory, shape),
        };
        if (problem is null)
            return null;
        json = start;
        json.Skip();
        return problem;
    }

    private static ElementProblem? Read<T, TReader>(ref Utf8JsonReader json, TensorMemory memory, ReadOnlySpan<long> shape)
        where T : unmanaged
        where TReader : struct, IJsonElementReader<T>
    {
        Span<T> elements = memory.Elements<T>();
        var nesting = new Nesting(shape, elements.Length);
        while (nesting.TryReachElement(ref json, out int index))
        {
            ElementStatus status = TReader.Read(ref json, out elements[index]);
            if (status != ElementStatus.Read)
                return ElementProblem.Of(status, index, memory.ElementType);
        }

        return nesting.Problem;
    }

    private static ElementProblem? ReadStrings(ref Utf8JsonReader json, TensorMemory memory, ReadOnlySpan<long> shape)
    {
        var nesting = new Nesting(shape, memory.Count);
        while (nesting.TryReachElement(ref json, out int index))
        {
            if (json.TokenType != JsonTokenType.String)
                return ElementProblem.Of(ElementStatus.WrongType, index, memory.ElementType);
            if (!JsonText.TryRead(ref json, memory, index))
                return ElementProblem.NotText(index);
        }

        return nesting.Problem;
    }
}
