using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>One row of the output tensors of a run, for <see cref="ITensorContract{TInput, TOutput}.Unpack"/>. Tensors are counted as in <see cref="ContractDefinition.Outputs"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct OutputRow
{
    private readonly BoundRun _run;
    private readonly int _row;

    // This row of the first tensor, often the only one, by value: in a loop over rows it stays in registers.
    private readonly FirstTensor _first;

    internal OutputRow(BoundRun run, int row)
    {
        _run = run;
        _row = row;
        _first = run.FirstOutput.At(row);
    }

    private OutputRow(BoundRun run, int row, FirstTensor first)
    {
        _run = run;
        _row = row;
        _first = first;
    }

    /// <summary>Reads a tensor that has one element a row.</summary>
    /// <typeparam name="T">The tensor's element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Read<T>(int tensor)
        where T : unmanaged
    {
        ref readonly TensorPlace place = ref _run.Outputs[tensor];
        if (place.BlockLength != sizeof(T) || place.Data is null)
            RowErrors.ThrowLength(_run.Layout.Outputs[tensor], 1);
        return Unsafe.ReadUnaligned<T>(place.Data + (_row * place.RowStride));
    }

    /// <summary>This row's elements, valid until unpacking returns. Only where a row is contiguous.</summary>
    /// <typeparam name="T">The tensor's element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <param name="count">The elements of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<T> Elements<T>(int tensor, int count)
        where T : unmanaged
    {
        if (tensor == 0)
        {
            if (_first.BlockLength != (nint)count * sizeof(T))
                RowErrors.ThrowLength(_run.Layout.Outputs[0], count);
            return new ReadOnlySpan<T>(_first.Data, count);
        }

        ref readonly TensorPlace place = ref _run.Outputs[tensor];
        if (place.BlockLength != (nint)count * sizeof(T) || place.Data is null)
            RowErrors.ThrowLength(_run.Layout.Outputs[tensor], count);
        return new ReadOnlySpan<T>(place.Data + (_row * place.RowStride), count);
    }

    /// <summary>Copies all elements of a row, wherever the batch dimension is.</summary>
    /// <typeparam name="T">The tensor's element type.</typeparam>
    public T[] ReadArray<T>(int tensor)
        where T : unmanaged
    {
        if (!_run.IsPadded || !_run.Layout.IsCut(tensor))
            return ReadWhole<T>(tensor);
        (int[] whole, int[] own) = RowCut.Measure(_run, tensor, _row);
        return RowCut.Cut<T>(ReadWhole<T>(tensor), whole, own);
    }

    /// <summary>Copies all elements of a row; the memory is the caller's.</summary>
    /// <typeparam name="T">The tensor's element type.</typeparam>
    public ReadOnlyMemory<T> ReadMemory<T>(int tensor)
        where T : unmanaged => ReadArray<T>(tensor);

    /// <summary>Copies a row as a tensor of the row's shape.</summary>
    /// <typeparam name="T">The tensor's element type.</typeparam>
    public Tensor<T> ReadTensor<T>(int tensor)
        where T : unmanaged => TensorMember.Create(ReadArray<T>(tensor), ShapeOf(tensor));

    /// <summary>Reads a row of strings as a tensor of the row's shape.</summary>
    public Tensor<string> ReadTensor(int tensor) => TensorMember.Create(ReadStrings(tensor), ShapeOf(tensor));

    /// <summary>Reads a string tensor that has one element a row.</summary>
    public string ReadString(int tensor) => StringTensor(tensor).GetStringElement(SingleString(tensor));

    /// <summary>Reads all strings of a row.</summary>
    public string[] ReadStrings(int tensor)
    {
        if (!_run.IsPadded || !_run.Layout.IsCut(tensor))
            return ReadAllStrings(tensor);
        (int[] whole, int[] own) = RowCut.Measure(_run, tensor, _row);
        return RowCut.Cut<string>(ReadAllStrings(tensor), whole, own);
    }

    /// <summary>Reads a class label by its UTF-8 bytes, without making a string.</summary>
    /// <exception cref="ModelOutputException">The enum has no such label.</exception>
    public TEnum ReadLabel<TEnum>(int tensor, LabelSet<TEnum> labels)
        where TEnum : struct, Enum
    {
        ReadOnlySpan<byte> label = StringTensor(tensor).GetStringElementAsSpan(SingleString(tensor));
        if (!labels.TryFind(label, out TEnum value))
            RowErrors.ThrowLabel(_run.Layout.Outputs[tensor]);
        return value;
    }

    /// <summary>Reads the row's map of a sequence of maps (<c>ZipMap</c>).</summary>
    /// <typeparam name="TKey"><see langword="long"/> or <see langword="string"/>.</typeparam>
    /// <typeparam name="TValue"><see langword="float"/>, <see langword="double"/>, <see langword="long"/> or <see langword="string"/>.</typeparam>
    public IReadOnlyDictionary<TKey, TValue> ReadMap<TKey, TValue>(int tensor)
        where TKey : notnull => MapReader.Read<TKey, TValue>(_run, tensor, _row);

    /// <summary>Reads the row's map of a sequence of maps, with class labels as enum members.</summary>
    /// <inheritdoc cref="ReadMap{TKey, TValue}(int)"/>
    /// <exception cref="ModelOutputException">The enum has no such label.</exception>
    public IReadOnlyDictionary<TEnum, TValue> ReadMap<TEnum, TValue>(int tensor, LabelSet<TEnum> labels)
        where TEnum : struct, Enum => MapReader.Read<TEnum, TValue>(_run, tensor, _row, labels);

    /// <summary>An output that is one value for the whole run: a map, a sequence, or an optional.</summary>
    public OutputValue Value(int tensor) => new(_run.OutputValues[tensor], _run.Layout.Outputs[tensor]);

    /// <summary>The row after this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal OutputRow Next() => new(_run, _row + 1, _first.At(1));

    private ReadOnlySpan<long> ShapeOf(int tensor) => _run.IsPadded && _run.Layout.IsCut(tensor)
        ? Array.ConvertAll(RowCut.Measure(_run, tensor, _row).Own, static length => (long)length)
        : _run.RowShapes[tensor];

    private T[] ReadWhole<T>(int tensor)
        where T : unmanaged
    {
        ref readonly TensorPlace place = ref _run.Outputs[tensor];
        if (place.RowLength == 0)
            return [];
        if (place.Data is null || place.BlockLength % sizeof(T) != 0)
            RowErrors.ThrowForm(_run.Layout.Outputs[tensor], $"an array of {typeof(T).Name}");
        var result = GC.AllocateUninitializedArray<T>(checked((int)(place.RowLength / sizeof(T))));
        byte* source = place.Data + (_row * place.RowStride);
        int block = (int)(place.BlockLength / sizeof(T));
        for (int i = 0; i < place.Blocks; i++)
            new ReadOnlySpan<T>(source + (i * place.BlockStride), block).CopyTo(result.AsSpan(i * block, block));
        return result;
    }

    private string[] ReadAllStrings(int tensor)
    {
        ref readonly TensorPlace place = ref _run.Outputs[tensor];
        OrtValue strings = StringTensor(tensor);
        var result = new string[checked((int)place.RowLength)];
        int block = (int)place.BlockLength;
        for (int i = 0; i < result.Length; i++)
            result[i] = strings.GetStringElement((int)((_row * place.RowStride) + (i / block * place.BlockStride) + (i % block)));
        return result;
    }

    private OrtValue StringTensor(int tensor)
    {
        if (!_run.Layout.Outputs[tensor].IsString)
            RowErrors.ThrowForm(_run.Layout.Outputs[tensor], "strings");
        return _run.OutputValues[tensor];
    }

    private int SingleString(int tensor)
    {
        ref readonly TensorPlace place = ref _run.Outputs[tensor];
        if (place.RowLength != 1)
            RowErrors.ThrowLength(_run.Layout.Outputs[tensor], 1);
        return (int)(_row * place.RowStride);
    }
}
