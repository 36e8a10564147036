namespace ModelPack.Replay.Examples;

/// <summary>The names that somebody may have meant, for messages.</summary>
internal static class ClosestName
{
    private const int Shown = 8;

    /// <summary>The names, the closest first, as in <c>'age', 'sex', ...</c>.</summary>
    public static string List(string given, IEnumerable<string> names)
    {
        string[] sorted = [.. names.Distinct().OrderBy(name => Distance(given.ToLowerInvariant(), name.ToLowerInvariant()))];
        return sorted.Length == 0 ? "none" : string.Join(", ", sorted.Take(Shown).Select(name => $"'{name}'")) + (sorted.Length > Shown ? ", ..." : "");
    }

    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[to.Length];
    }
}
