namespace ModelPack.Packages.Reading;

/// <summary>The entries of a package, packed or extracted.</summary>
internal interface IPackageEntries
{
    /// <summary>The names of all entries, with <c>/</c>.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The text of an entry; null when there is none of that name.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or has more bytes than <paramref name="limit"/>.</exception>
    string? Read(string name, int limit);

    /// <summary>The bytes of an entry; null when there is none of that name.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or has more bytes than <paramref name="limit"/>.</exception>
    byte[]? ReadBytes(string name, int limit);
}
