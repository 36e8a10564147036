using System;
using System.Collections.Generic;
using System.Linq;
using ModelPack.Naming;

namespace ModelPack.Generators.Binding;

/// <summary>Compares names, and lists them in messages.</summary>
internal static class Names
{
    private const int MostListed = 20;

    // Likeness of longer names is told by their beginnings: comparing all of two megabytes would take hours.
    private const int LongestCompared = 100;

    /// <summary>The names, those most like <paramref name="wanted"/> first.</summary>
    public static IEnumerable<string> ClosestFirst(string wanted, IEnumerable<string> names)
    {
        string loose = LooseNames.OfTensor(wanted);
        return names.OrderBy(name => Distance(loose, LooseNames.OfTensor(name)));
    }

    /// <summary>Names in quotes, separated by commas.</summary>
    public static string List(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        string listed = string.Join(", ", all.Take(MostListed).Select(name => "'" + PrintableText.Name(name) + "'"));
        return all.Count > MostListed ? listed + " and " + (all.Count - MostListed) + " more" : listed;
    }

    /// <summary>How many letters must be inserted, removed or replaced to make the beginning of one text that of the other.</summary>
    public static int Distance(string from, string to)
    {
        from = from.Substring(0, Math.Min(from.Length, LongestCompared));
        to = to.Substring(0, Math.Min(to.Length, LongestCompared));
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
