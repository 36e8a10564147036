using System.Globalization;
using System.Text;

namespace ModelPack.Runtime.CompilerServices;

/// <summary>Writes the JSON paths of <see cref="InputError"/>: <c>$</c>, <c>$.name</c>, <c>$[3].name[7]</c>, and <c>$['odd name']</c> where a name is no identifier.</summary>
internal static class JsonPath
{
    // Names in a path may come from the request: a path stays readable in a log line whatever was sent.
    private const int LongestName = 64;

    /// <summary>The path of a row; a negative number is a document of one row.</summary>
    public static string OfRow(int row) => row < 0 ? "$" : string.Create(CultureInfo.InvariantCulture, $"$[{row}]");

    /// <summary>The path of a row that is counted otherwise, given what the row of each number is.</summary>
    public static string MoveRow(string path, IReadOnlyList<int> rows) => RowOf(path) is >= 0 and int row ? MoveRow(path, rows[row]) : path;

    /// <summary>The path of a row, with another number.</summary>
    public static string MoveRow(string path, int row) => OfRow(row) + path[(path.IndexOf(']') + 1)..];

    /// <summary>The row that a path begins with; -1 when it begins with none.</summary>
    public static int RowOf(string path) =>
        path.StartsWith("$[", StringComparison.Ordinal) && int.TryParse(path.AsSpan(2, path.IndexOf(']') - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int row) ? row : -1;

    /// <summary>The path of a member of a row.</summary>
    public static string OfMember(int row, string member) => OfMember(OfRow(row), member);

    /// <summary>The path of a member below <paramref name="parent"/>.</summary>
    public static string OfMember(string parent, string member) =>
        IsIdentifier(member) ? $"{parent}.{member}" : Quote(parent, member);

    /// <summary>The path of an element of an array.</summary>
    public static string OfElement(string array, long index) => string.Create(CultureInfo.InvariantCulture, $"{array}[{index}]");

    /// <summary>Whether one path is the other, or lies below it.</summary>
    public static bool Overlap(string left, string right)
    {
        (string shorter, string longer) = left.Length <= right.Length ? (left, right) : (right, left);
        return longer.StartsWith(shorter, StringComparison.Ordinal)
            && (longer.Length == shorter.Length || longer[shorter.Length] is '.' or '[');
    }

    private static bool IsIdentifier(string name)
    {
        if (name.Length is 0 or > LongestName || char.IsAsciiDigit(name[0]))
            return false;
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return true;
    }

    private static string Quote(string parent, string name)
    {
        var text = new StringBuilder(parent).Append("['");
        foreach (char c in name.AsSpan(0, Math.Min(name.Length, LongestName)))
        {
            if (c is '\'' or '\\')
                text.Append('\\').Append(c);
            else if (char.IsLetterOrDigit(c) || c is >= ' ' and <= '~')
                text.Append(c);
            else
                text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return text.Append(name.Length > LongestName ? "...']" : "']").ToString();
    }
}
