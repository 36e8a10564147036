namespace ModelPack.Runtime.Loading;

/// <summary>The folder of a model's files: on disk, or in a package that is read where it is.</summary>
internal interface IPayloadFolder
{
    /// <summary>What says which files belong here, for messages: ends "is not the file that ...".</summary>
    string Authority { get; }

    /// <summary>What to do about a file that is missing or another one, for messages.</summary>
    string Remedy { get; }

    /// <summary>The paths of all files, below the folder, with <c>/</c>.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Where a file is, for messages.</summary>
    string Locate(string name);

    /// <summary>Opens a file; the length is that of its content. Null when there is none of that name.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    (Stream Content, long Length)? TryOpen(string name);
}
