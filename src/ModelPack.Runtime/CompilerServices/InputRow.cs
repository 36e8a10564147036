using System.Buffers;
using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;
using ModelPack.Runtime.Sessions;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>One row of the input tensors of a run, for <see cref="ITensorContract{TInput, TOutput}.Pack"/>. Tensors are counted as in <see cref="ContractDefinition.Inputs"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe ref struct InputRow
{
    private readonly BoundRun _run;
    private readonly int _row;

    // This row of the first tensor, often the only one, by value: in a loop over rows it stays in registers.
    private readonly FirstTensor _first;

    internal InputRow(BoundRun run, int row)
    {
        _run = run;
        _row = row;
        _first = run.FirstInput.At(row);
    }

    private InputRow(BoundRun run, int row, FirstTensor first)
    {
        _run = run;
        _row = row;
        _first = first;
    }

    /// <summary>This row's elements, to be written in place. Only where a row is contiguous: the batch is the leading dimension, or there is one row a run.</summary>
    /// <typeparam name="T">The tensor's element type.</typeparam>
    /// <param name="tensor">The tensor.</param>
    /// <param name="count">The elements of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> Elements<T>(int tensor, int count)
        where T : unmanaged
    {
        if (tensor == 0)
        {
            if (_first.BlockLength != (nint)count * sizeof(T))
                RowErrors.ThrowLength(_run.Layout.Inputs[0], count);
            return new Span<T>(_first.Data, count);
        }

        ref readonly TensorPlace place = ref _run.Inputs[tensor];
        if (place.BlockLength != (nint)count * sizeof(T) || place.Data is null)
            RowErrors.ThrowLength(_run.Layout.Inputs[tensor], count);
        return new Span<T>(place.Data + (_row * place.RowStride), count);
    }

    /// <summary>Writes a tensor that has one element a row.</summary>
    /// <inheritdoc cref="Elements"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write<T>(int tensor, T value)
        where T : unmanaged
    {
        ref readonly TensorPlace place = ref _run.Inputs[tensor];
        if (place.BlockLength != sizeof(T) || place.Data is null)
            RowErrors.ThrowLength(_run.Layout.Inputs[tensor], 1);
        Unsafe.WriteUnaligned(place.Data + (_row * place.RowStride), value);
    }

    /// <summary>Writes all elements of a row, wherever the batch dimension is.</summary>
    /// <inheritdoc cref="Elements"/>
    public void Write<T>(int tensor, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ref readonly TensorPlace place = ref _run.Inputs[tensor];
        if (place.RowLength != (nint)values.Length * sizeof(T) || (place.Data is null && values.Length > 0))
            RowErrors.ThrowLength(_run.Layout.Inputs[tensor], values.Length);
        byte* target = place.Data + (_row * place.RowStride);
        int block = (int)(place.BlockLength / sizeof(T));
        for (int i = 0; i < place.Blocks; i++)
            values.Slice(i * block, block).CopyTo(new Span<T>(target + (i * place.BlockStride), block));
    }

    /// <summary>Writes the elements of a row that may be shorter than its run, and fills it up.</summary>
    /// <inheritdoc cref="Elements"/>
    public void WritePadded<T>(int tensor, ReadOnlySpan<T> values, T padding)
        where T : unmanaged
    {
        int elements = checked((int)(_run.Inputs[tensor].RowLength / sizeof(T)));
        if (elements == values.Length)
        {
            Write(tensor, values);
            return;
        }

        T[] filled = RowPadding.Fill(_run.Layout.Inputs[tensor], values, padding, elements);
        Write(tensor, (ReadOnlySpan<T>)filled.AsSpan(0, elements));
        ArrayPool<T>.Shared.Return(filled);
    }

    /// <summary>Writes the strings of a row that may be shorter than its run, and fills it up.</summary>
    public void WritePadded(int tensor, ReadOnlySpan<string> values, string padding)
    {
        int elements = checked((int)_run.Inputs[tensor].RowLength);
        string[] filled = RowPadding.Fill(_run.Layout.Inputs[tensor], values, padding, elements);
        Write(tensor, filled.AsSpan(0, elements));
        ArrayPool<string>.Shared.Return(filled, clearArray: true);
    }

    /// <summary>Writes a row that is a tensor: its elements in their places. Validation has compared the shapes.</summary>
    /// <inheritdoc cref="Elements"/>
    public void WriteTensor<T>(int tensor, Tensor<T> value)
        where T : unmanaged => Write(tensor, TensorMember.Elements(value));

    /// <summary>Writes a row that is a tensor of strings.</summary>
    public void WriteTensor(int tensor, Tensor<string> value) => Write(tensor, TensorMember.Elements(value));

    /// <summary>Writes a string tensor that has one element a row.</summary>
    public void Write(int tensor, string value) => Write(tensor, new ReadOnlySpan<string>(in value));

    /// <summary>Writes all elements of a row of a string tensor.</summary>
    public void Write(int tensor, ReadOnlySpan<string> values)
    {
        ref readonly TensorPlace place = ref _run.Inputs[tensor];
        if (place.RowLength != values.Length)
            RowErrors.ThrowLength(_run.Layout.Inputs[tensor], values.Length);
        int block = (int)place.BlockLength;
        OrtValue strings = _run.InputValues[tensor]!;
        for (int i = 0; i < values.Length; i++)
        {
            nint element = (_row * place.RowStride) + (i / block * place.BlockStride) + (i % block);
            strings.StringTensorSetElementAt(values[i].AsSpan(), (int)element);
        }
    }

    /// <summary>Gives the run an input that is one value for all of it.</summary>
    public void Bind(int tensor, RunValue value) => _run.SetValue(tensor, value.Value);

    /// <summary>Gives the run this row's map of a sequence of maps.</summary>
    public void BindMap(int tensor, RunValue value) => _run.AddMap(tensor, value.Value);

    /// <summary>The row after this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal InputRow Next() => new(_run, _row + 1, _first.At(1));
}
