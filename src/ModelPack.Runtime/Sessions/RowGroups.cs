using ModelPack.Runtime.CompilerServices;

namespace ModelPack.Runtime.Sessions;

/// <summary>Rows in an order in which those that can run together are neighbours: equal lengths of symbolic dimensions, equal parameters.</summary>
internal sealed class RowGroups<TInput, TOutput, TContract>
    where TContract : struct, ITensorContract<TInput, TOutput>
{
    // Parameters can only be compared in pairs. Looking at the last groups alone keeps rows that all differ from costing a comparison with each other.
    private const int ComparedGroups = 64;

    private RowGroups(int[] order, List<int> ends)
    {
        Order = order;
        Ends = ends;
    }

    /// <summary>The rows' numbers.</summary>
    public int[] Order { get; }

    /// <summary>Where each group ends in <see cref="Order"/>.</summary>
    public List<int> Ends { get; }

    /// <summary>Groups the selected rows, or all when none is selected.</summary>
    /// <param name="layout">The model.</param>
    /// <param name="inputs">The rows.</param>
    /// <param name="selected">The rows to group.</param>
    /// <param name="symbols">The lengths of the symbolic dimensions of each row.</param>
    public static RowGroups<TInput, TOutput, TContract> Plan(ModelLayout layout, ReadOnlySpan<TInput> inputs, ReadOnlySpan<int> selected, long[] symbols)
    {
        int[] order = selected.IsEmpty ? [.. Enumerable.Range(0, inputs.Length)] : selected.ToArray();
        List<int> ends = layout.SymbolCount == 0 ? [order.Length] : SortBySymbols(order, symbols, layout);
        if (!layout.HasParameters)
            return new(order, ends);

        var all = new List<int>();
        int start = 0;
        foreach (int end in ends)
        {
            SortByParameters(order.AsSpan(start, end - start), inputs, start, all);
            start = end;
        }

        return new(order, all);
    }

    private static List<int> SortBySymbols(int[] order, long[] symbols, ModelLayout layout)
    {
        int count = layout.SymbolCount;
        int CompareAll(int first, int second) => symbols.AsSpan(first * count, count).SequenceCompareTo(symbols.AsSpan(second * count, count));

        // Rows that are filled up differ only in what is not; among them those of like lengths are neighbours.
        int Compare(int first, int second)
        {
            if (!layout.HasPadding)
                return CompareAll(first, second);
            for (int i = 0; i < count; i++)
            {
                if (!layout.IsPadded(i) && symbols[(first * count) + i] != symbols[(second * count) + i])
                    return symbols[(first * count) + i].CompareTo(symbols[(second * count) + i]);
            }

            return 0;
        }

        order.AsSpan().Sort((first, second) =>
            Compare(first, second) is not 0 and int difference ? difference
            : CompareAll(first, second) is not 0 and int longer ? longer
            : first.CompareTo(second));

        var ends = new List<int>();
        for (int i = 1; i < order.Length; i++)
        {
            if (Compare(order[i - 1], order[i]) != 0)
                ends.Add(i);
        }

        ends.Add(order.Length);
        return ends;
    }

    private static void SortByParameters(Span<int> rows, ReadOnlySpan<TInput> inputs, int start, List<int> ends)
    {
        var groups = new int[rows.Length];
        var firsts = new List<int>();
        for (int i = 0; i < rows.Length; i++)
            groups[i] = GroupOf(rows[i], inputs, firsts);

        // Stable: within a group rows keep their order.
        var next = new int[firsts.Count];
        foreach (int group in groups.AsSpan())
            next[group]++;
        for (int group = 0, end = 0; group < next.Length; group++)
        {
            (next[group], end) = (end, end + next[group]);
            ends.Add(start + end);
        }

        int[] before = rows.ToArray();
        for (int i = 0; i < before.Length; i++)
            rows[next[groups[i]]++] = before[i];
    }

    private static int GroupOf(int row, ReadOnlySpan<TInput> inputs, List<int> firsts)
    {
        for (int group = firsts.Count - 1; group >= Math.Max(0, firsts.Count - ComparedGroups); group--)
        {
            if (TContract.SharesParameters(in inputs[firsts[group]], in inputs[row]))
                return group;
        }

        firsts.Add(row);
        return firsts.Count - 1;
    }
}
