using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Signatures;

namespace ModelPack.Runtime.Serving;

/// <summary>A tensor that the model gave, in ONNX Runtime's own memory: to be read before its <see cref="TensorCall"/> is disposed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TensorOutput
{
    private readonly OrtValue? _value;
    private readonly byte[] _table = [];
    private readonly byte[][]? _texts;
    private readonly long[] _shape;

    // A tensor as it is.
    internal TensorOutput(string name, int selection, OrtValue value)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        Name = name;
        Selection = selection;
        ElementType = (TensorElementType)info.ElementDataType;
        Count = checked((int)info.ElementCount);
        _shape = info.Shape;
        _value = value;
    }

    // What maps were made into.
    internal TensorOutput(string name, int selection, TensorElementType elementType, long[] shape, byte[] table, byte[][]? texts, string labels)
    {
        Name = name;
        Selection = selection;
        ElementType = elementType;
        Count = texts?.Length ?? (table.Length / elementType.SizeInBytes());
        Labels = labels;
        _shape = shape;
        _table = table;
        _texts = texts;
    }

    /// <summary>The graph's name of it; of an element of a sequence, with its number: <c>name[0]</c>.</summary>
    public string Name { get; }

    /// <summary>Which selection it answers, counted as they were made; -1 where the call selected none and so gets all.</summary>
    public int Selection { get; }

    /// <summary>The type of the elements.</summary>
    public TensorElementType ElementType { get; }

    /// <summary>The protocol's name of <see cref="ElementType"/>.</summary>
    public string Datatype => TensorDatatypes.NameOf(ElementType)!;

    /// <summary>The dimensions.</summary>
    public ReadOnlySpan<long> Shape => _shape;

    /// <summary>How many elements there are.</summary>
    public int Count { get; }

    /// <summary>The class labels of the last dimension as a JSON array, where the model gave maps; otherwise null.</summary>
    public string? Labels { get; }

    /// <summary>The elements, row-major, as they lie in memory; empty for strings.</summary>
    public ReadOnlySpan<byte> Bytes => ElementType == TensorElementType.String || Count == 0 ? [] : _value is null ? _table : _value.GetTensorMutableRawData();

    /// <summary>The elements, row-major.</summary>
    /// <typeparam name="T">The C# type of <see cref="ElementType"/>, or one of the same size.</typeparam>
    public ReadOnlySpan<T> Elements<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Bytes);

    /// <summary>A string in UTF-8, as the model gave it: nobody vouches that it is valid.</summary>
    public ReadOnlySpan<byte> GetString(int index) => _texts is { } texts ? texts[index] : _value!.GetStringElementAsSpan(index);
}
