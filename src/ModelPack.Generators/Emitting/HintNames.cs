using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using ModelPack.Signatures;

namespace ModelPack.Generators.Emitting;

/// <summary>Names of generated files: the class's full name, made safe for every file system.</summary>
internal static class HintNames
{
    private const int LongestName = 100;

    /// <summary>The names that differ only in case from another one: hint names are compared without it.</summary>
    public static EquatableArray<string> Clashes(ImmutableArray<string> names) => new(names
        .GroupBy(Safe, System.StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, System.StringComparer.Ordinal));

    /// <summary>The hint name of a class.</summary>
    /// <param name="name">Its metadata name.</param>
    /// <param name="clashes">The names that need more than their letters to be told apart.</param>
    public static string Of(string name, EquatableArray<string> clashes)
    {
        string safe = Safe(name);
        bool isPlain = safe == name && name.Length <= LongestName && !clashes.Contains(name);
        return (isPlain ? safe : safe.Substring(0, System.Math.Min(safe.Length, LongestName)) + "." + Digest(name)) + ".g.cs";
    }

    private static string Safe(string name) =>
        new([.. name.Select(c => CSharpText.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')]);

    private static string Digest(string name)
    {
        using var algorithm = SHA256.Create();
        IEnumerable<byte> first = algorithm.ComputeHash(Encoding.UTF8.GetBytes(name)).Take(4);
        return string.Concat(first.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
