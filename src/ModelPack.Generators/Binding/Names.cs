using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace ModelPack.Generators.Binding;

/// <summary>Compares names, and lists them in messages.</summary>
internal static class Names
{
    private const int MostListed = 20;

    /// <summary>A name without what exporters and C# write differently: case, <c>_</c>, <c>.</c>, <c>-</c> and <c>:</c>.</summary>
    public static string Loose(string name)
    {
        var loose = new StringBuilder(name.Length);
        foreach (char letter in name)
        {
            if (letter is not ('_' or '.' or '-' or ':'))
                loose.Append(char.ToLowerInvariant(letter));
        }

        return loose.ToString();
    }

    /// <summary>A feature's name without case, spaces, <c>_</c> and a unit in parentheses: <c>sepal length (cm)</c> is <c>SepalLength</c>.</summary>
    public static string LooseFeature(string name)
    {
        var loose = new StringBuilder(name.Length);
        int depth = 0;
        foreach (char letter in name)
        {
            if (letter is '(' or '[')
                depth++;
            else if (letter is ')' or ']')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && char.IsLetterOrDigit(letter))
                loose.Append(char.ToLowerInvariant(letter));
        }

        // A name that is nothing but a unit or signs is compared as it is.
        return loose.Length > 0 ? loose.ToString() : name;
    }

    /// <summary>The names, those most like <paramref name="wanted"/> first.</summary>
    public static IEnumerable<string> ClosestFirst(string wanted, IEnumerable<string> names)
    {
        string loose = Loose(wanted);
        return names.OrderBy(name => Distance(loose, Loose(name)));
    }

    /// <summary>Names in quotes, separated by commas.</summary>
    public static string List(IEnumerable<string> names)
    {
        List<string> all = [.. names];
        string listed = string.Join(", ", all.Take(MostListed).Select(name => "'" + name + "'"));
        return all.Count > MostListed ? listed + " and " + (all.Count - MostListed) + " more" : listed;
    }

    /// <summary>How many letters must be inserted, removed or replaced to make one text of the other.</summary>
    public static int Distance(string from, string to)
    {
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
