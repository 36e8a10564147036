using System.Buffers;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;

namespace ModelPack.AspNetCore.OpenInference.Reading;

/// <summary>A request that is the bytes of one tensor and nothing else: the model has one input, and its shape follows from the length.</summary>
internal static class RawRequest
{
    private const string Unfit = "A request without JSON is for models with one input, of which the request decides at most one dimension.";

    /// <summary>Reads the bytes into a call.</summary>
    /// <inheritdoc cref="InferRequestReader.Read"/>
    public static string? Read(ReadOnlySequence<byte> bytes, TensorCall call, out InferRequest request)
    {
        request = new InferRequest { IsBinary = true };
        if (call.Tensors.Inputs is not [{ IsSequence: false, HasShape: true } input])
            return Unfit;
        long[] shape = [.. input.Shape];
        bool isString = input.ElementType == TensorElementType.String;
        if (!TryResolve(shape, call.BatchAxisOf(0), isString ? 1 : bytes.Length / input.ElementType.SizeInBytes()))
            return Unfit;
        if (!isString && BinaryTensors.LeastBytes(input.ElementType, Count(shape)) != bytes.Length)
            call.Fail(input.Utf8Name.Span, ElementProblem.Bytes.Code, ElementProblem.Bytes.What);
        else if (isString && Count(shape) != 1)
            return Unfit;
        else if (call.TryGive(input.Utf8Name.Span, input.ElementType, shape, out TensorMemory memory) && Read(bytes, memory) is { } problem)
            call.Fail(input.Utf8Name.Span, problem.Code, problem.What);
        return null;
    }

    private static ElementProblem? Read(ReadOnlySequence<byte> bytes, TensorMemory memory) =>
        memory.ElementType == TensorElementType.String ? BinaryTensors.ReadOnlyString(bytes, memory) : BinaryTensors.Read(bytes, memory);

    // Of two open dimensions the one that counts rows is 1.
    private static bool TryResolve(long[] shape, int batchAxis, long elements)
    {
        int open = shape.Count(static dimension => dimension < 0);
        if (open == 2 && batchAxis >= 0)
        {
            shape[batchAxis] = 1;
            open = 1;
        }

        if (open == 1)
        {
            int axis = Array.FindIndex(shape, static dimension => dimension < 0);
            shape[axis] = 1;
            long inner = Count(shape);
            shape[axis] = inner == 0 ? 0 : elements / inner;
        }

        return open <= 1;
    }

    private static long Count(long[] shape)
    {
        Int128 count = 1;
        foreach (long dimension in shape)
            count = Int128.Min(count * dimension, int.MaxValue);
        return (long)count;
    }
}
