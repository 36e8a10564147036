using System;
using System.Text;

namespace ModelPack.Naming;

/// <summary>What is left of a name when it is compared with a member's.</summary>
internal static class LooseNames
{
    /// <summary>A tensor's name without what exporters and C# write differently: case, <c>_</c>, <c>.</c>, <c>-</c> and <c>:</c>.</summary>
    public static string OfTensor(string name)
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
    public static string OfFeature(string name)
    {
        var loose = new StringBuilder(name.Length);
        foreach (char letter in WithoutUnit(name))
        {
            if (char.IsLetterOrDigit(letter))
                loose.Append(char.ToLowerInvariant(letter));
        }

        // A name that is nothing but a unit or signs is compared as it is.
        return loose.Length > 0 ? loose.ToString() : name;
    }

    /// <summary>A feature's name without a unit in parentheses or brackets. A number in them is no unit but an index, as in <c>pixel[12]</c>.</summary>
    public static string WithoutUnit(string name)
    {
        var rest = new StringBuilder(name.Length);
        int depth = 0;
        int inner = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] is '(' or '[')
            {
                if (depth++ == 0)
                    inner = i + 1;
            }
            else if (name[i] is ')' or ']')
            {
                if (depth == 1 && IsNumber(name, inner, i))
                    rest.Append(' ').Append(name, inner, i - inner);
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0)
            {
                rest.Append(name[i]);
            }
        }

        return rest.ToString();
    }

    private static bool IsNumber(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!char.IsDigit(text[i]))
                return false;
        }

        return end > start;
    }
}
