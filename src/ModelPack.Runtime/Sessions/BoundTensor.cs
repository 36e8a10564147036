using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Serving;
using ModelPack.Signatures;
using OrtElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace ModelPack.Runtime.Sessions;

/// <summary>The memory of one input tensor, and ONNX Runtime's value over it; both are kept while shapes repeat.</summary>
internal sealed unsafe class BoundTensor : IDisposable
{
    private PinnedBuffer? _memory;
    private TensorElementType _type;
    private long[] _shape = [];
    private int _count;

    /// <summary>The value over the memory; null before the first shape.</summary>
    public OrtValue? Value { get; private set; }

    /// <summary>The elements, as they lie in memory; empty for strings.</summary>
    public ReadOnlySpan<byte> Bytes => _memory is { } memory && _type != TensorElementType.String ? new(memory.Start, _count * _type.SizeInBytes()) : [];

    /// <summary>Bytes that are held.</summary>
    public long Length => _memory?.Length ?? 0;

    /// <summary>Makes room for a tensor.</summary>
    /// <param name="type">The type of the elements.</param>
    /// <param name="shape">The dimensions.</param>
    /// <param name="count">Their product.</param>
    public TensorMemory Prepare(TensorElementType type, ReadOnlySpan<long> shape, int count)
    {
        if (type == TensorElementType.String)
        {
            Value?.Dispose();
            Value = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, shape.ToArray());
            (_type, _shape, _count) = (type, [], count);
            return new TensorMemory(Value, count);
        }

        long bytes = (long)count * type.SizeInBytes();
        if (Value is null || type != _type || !shape.SequenceEqual(_shape))
            Replace(type, shape.ToArray(), bytes);
        _count = count;
        return new TensorMemory(type, _memory!.Start, count);
    }

    /// <summary>Lets go of strings: they lie inside ONNX Runtime, and the next call makes its own.</summary>
    public bool ReleaseStrings()
    {
        if (Value is null || _type != TensorElementType.String)
            return false;
        Value.Dispose();
        Value = null;
        return true;
    }

    /// <summary>Hands the value to a sequence, which disposes it.</summary>
    public OrtValue TakeValue()
    {
        OrtValue value = Value!;
        Value = null;
        return value;
    }

    public void Dispose()
    {
        Value?.Dispose();
        Value = null;
        _memory = null;
    }

    private void Replace(TensorElementType type, long[] shape, long bytes)
    {
        Value?.Dispose();
        Value = null;
        if (_memory is null || _memory.Length < bytes)
            _memory = new PinnedBuffer(bytes);
        Value = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, (OrtElementType)type, shape, (nint)_memory.Start, bytes);
        (_type, _shape) = (type, shape);
    }
}
