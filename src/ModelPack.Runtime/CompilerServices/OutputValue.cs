using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>An output that is one value for a whole run, or an element of one: a tensor, a map, a sequence, or what an optional holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct OutputValue
{
    private readonly OrtValue? _value;
    private readonly TensorLayout _layout;

    internal OutputValue(OrtValue? value, TensorLayout layout)
    {
        _value = value;
        _layout = layout;
    }

    /// <summary>Whether there is a value: an optional may hold none.</summary>
    public bool HasValue => _value is not null;

    /// <summary>Reads a tensor of one element.</summary>
    public T Read<T>()
        where T : unmanaged => Elements<T>() is [var element] ? element : throw Differs("a tensor of one element");

    /// <summary>Reads a tensor of one string.</summary>
    public string ReadString() => ReadStrings() is [var text] ? text : throw Differs("a tensor of one string");

    /// <summary>Reads a tensor of one class label.</summary>
    public TEnum ReadLabel<TEnum>(LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(labels);
        return labels.FromLabels([ReadString()])[0];
    }

    /// <summary>Copies the elements of a tensor, row-major.</summary>
    public T[] ReadArray<T>()
        where T : unmanaged => Elements<T>().ToArray();

    /// <summary>Copies the strings of a tensor, row-major.</summary>
    public string[] ReadStrings()
    {
        OrtValue tensor = Tensor(Signatures.TensorElementType.String, out long count);
        var texts = new string[checked((int)count)];
        for (int i = 0; i < texts.Length; i++)
            texts[i] = tensor.GetStringElement(i);
        return texts;
    }

    /// <summary>Copies a tensor with its shape.</summary>
    public Tensor<T> ReadTensor<T>()
        where T : unmanaged => TensorMember.Create(ReadArray<T>(), Value.GetTensorTypeAndShape().Shape);

    /// <summary>Copies a tensor of strings with its shape.</summary>
    public Tensor<string> ReadTensor() => TensorMember.Create(ReadStrings(), Value.GetTensorTypeAndShape().Shape);

    /// <summary>Reads a map.</summary>
    /// <inheritdoc cref="RunValue.OfMap{TKey, TValue}(IReadOnlyDictionary{TKey, TValue})"/>
    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue>()
        where TKey : notnull => MapReader.Read<TKey, TValue>(Of(OnnxValueType.ONNX_TYPE_MAP, "a map"), _layout);

    /// <summary>Reads a map with class labels as enum members.</summary>
    /// <exception cref="ModelOutputException">The enum has no such label.</exception>
    public IReadOnlyDictionary<TEnum, TValue> ReadMap<TEnum, TValue>(LabelSet<TEnum> labels)
        where TEnum : struct, Enum => MapReader.Read<TEnum, TValue>(Of(OnnxValueType.ONNX_TYPE_MAP, "a map"), _layout, labels);

    /// <summary>Reads a sequence.</summary>
    /// <param name="read">Reads one element.</param>
    public IReadOnlyList<T> ReadList<T>(Func<OutputValue, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        OrtValue sequence = Of(OnnxValueType.ONNX_TYPE_SEQUENCE, "a sequence");
        var items = new T[sequence.GetValueCount()];
        for (int i = 0; i < items.Length; i++)
        {
            using OrtValue item = sequence.GetValue(i, OrtAllocator.DefaultInstance);
            items[i] = read(new OutputValue(item, _layout));
        }

        return items;
    }

    private OrtValue Value => _value ?? throw Differs("a value, and holds none");

    private ReadOnlySpan<T> Elements<T>()
        where T : unmanaged
    {
        OrtValue tensor = Tensor(ElementTypeOf<T>.Value, out long count);
        return count == 0 ? [] : MemoryMarshal.Cast<byte, T>(tensor.GetTensorMutableRawData());
    }

    private OrtValue Tensor(Signatures.TensorElementType elementType, out long count)
    {
        OrtValue tensor = Of(OnnxValueType.ONNX_TYPE_TENSOR, "a tensor");
        OrtTensorTypeAndShapeInfo info = tensor.GetTensorTypeAndShape();
        count = info.ElementCount;
        return (Signatures.TensorElementType)info.ElementDataType == elementType ? tensor : throw Differs($"a tensor of {Signatures.TensorElementTypes.ToOnnxName(elementType)}");
    }

    private OrtValue Of(OnnxValueType type, string form) => Value.OnnxType == type ? Value : throw Differs(form);

    private ModelOutputException Differs(string expected) => new($"Output '{PrintableText.Name(_layout.Name)}' should be {expected}, {_layout.Describe()}, and is something else.");
}
