namespace ModelPack.Runtime.Sessions;

// Rows of different lengths in one run.
internal ref partial struct Batch<TInput, TOutput, TContract>
{
    // As many rows in a run as there is room for when each takes as much as the longest; they come in order of their lengths.
    private void RunPadded(scoped ReadOnlySpan<int> order, int start, int count)
    {
        int lengths = _model.Layout.SymbolCount;
        var row = new long[lengths];
        var longest = new long[lengths];
        for (int done = 0; done < count;)
        {
            int rows = 0;
            Array.Clear(longest);
            for (; done + rows < count; rows++)
            {
                Measure(RowAt(order, start + done + rows), row);
                for (int i = 0; i < lengths; i++)
                    row[i] = Math.Max(row[i], longest[i]);
                if (rows > 0 && _model.Layout.RowsPerRun(_model.MaxBatchRows, row) <= rows)
                    break;
                row.CopyTo(longest, 0);
            }

            RunTogether(order, start + done, rows, longest);
            done += rows;
        }
    }

    /// <summary>Tells the run how long each row is; whether a row is filled up.</summary>
    private readonly bool MeasureRows(BoundRun run, scoped ReadOnlySpan<int> order, int start, int count)
    {
        bool differ = false;
        for (int i = 0; i < count; i++)
        {
            Measure(RowAt(order, start + i), run.LengthsOf(i));
            differ |= !run.LengthsOf(i).SequenceEqual(run.Symbols);
        }

        return differ;
    }
}
