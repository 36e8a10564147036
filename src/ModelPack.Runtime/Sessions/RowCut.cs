namespace ModelPack.Runtime.Sessions;

/// <summary>Cuts what came out for a row that was filled up back to the row's own length.</summary>
internal static class RowCut
{
    /// <summary>The dimensions of a row of an output, without the batch: as they came, and as they are the row's own.</summary>
    /// <exception cref="ModelOutputException">The output has the name of a dimension, and another length.</exception>
    public static (int[] Whole, int[] Own) Measure(BoundRun run, int tensor, int row)
    {
        TensorLayout layout = run.Layout.Outputs[tensor];
        long[] dimensions = run.OutputValues[tensor].GetTensorTypeAndShape().Shape;
        int batch = OutputCheck.RowAxis(layout, dimensions, run.Rows, run.Layout.OneRowPerRun);
        var whole = new List<int>(dimensions.Length);
        var own = new List<int>(dimensions.Length);
        for (int axis = 0; axis < dimensions.Length; axis++)
        {
            if (axis == batch)
                continue;
            int symbol = layout.SymbolAt(axis);
            bool isCut = symbol >= 0 && run.Layout.IsPadded(symbol);
            if (isCut && dimensions[axis] != run.Symbols[symbol])
            {
                throw new ModelOutputException(
                    $"Output '{layout.Name}' has length {dimensions[axis]} in dimension '{run.Layout.Symbols[symbol]}' where rows were filled up to {run.Symbols[symbol]}, so that it cannot be cut back to a row's own length.");
            }

            whole.Add(checked((int)dimensions[axis]));
            own.Add(checked((int)(isCut ? run.LengthsOf(row)[symbol] : dimensions[axis])));
        }

        return ([.. whole], [.. own]);
    }

    /// <summary>The elements of the row's own dimensions, row-major.</summary>
    public static T[] Cut<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> whole, ReadOnlySpan<int> own)
    {
        int count = 1;
        foreach (int dimension in own)
            count = checked(count * dimension);
        var result = new T[count];
        if (count > 0)
            Copy(values, whole, result, own);
        return result;
    }

    private static void Copy<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> whole, Span<T> result, ReadOnlySpan<int> own)
    {
        if (own.Length == 0 || whole.SequenceEqual(own))
        {
            values[..result.Length].CopyTo(result);
            return;
        }

        int from = values.Length / whole[0], to = result.Length / own[0];
        for (int i = 0; i < own[0]; i++)
            Copy(values.Slice(i * from, from), whole[1..], result.Slice(i * to, to), own[1..]);
    }
}
