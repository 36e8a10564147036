using System;
using System.Collections.Generic;

namespace ModelPack.Generators.Reuse;

/// <summary>A type that is not nested, as one syntax tree declares it.</summary>
/// <param name="name">Its name.</param>
/// <param name="hash">Of all its tokens outside bodies, and of the usings and namespaces around it.</param>
/// <param name="mentions">Identifiers in these.</param>
internal sealed class DeclaredName(string name, ulong hash, HashSet<string> mentions)
{
    private const string AttributeSuffix = "Attribute";

    public string Name => name;

    public ulong Hash => hash;

    public HashSet<string> Mentions => mentions;

    /// <summary>How code may write a name: that of an attribute goes without its suffix.</summary>
    public static IEnumerable<string> Spellings(string name) => name.EndsWith(AttributeSuffix, StringComparison.Ordinal)
        ? [name, name.Substring(0, name.Length - AttributeSuffix.Length)]
        : [name];
}
