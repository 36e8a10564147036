using System.Collections.Concurrent;
using System.Text;

namespace ModelPack;

/// <summary>The files that ship with a model (<c>ModelAsset</c> items): vocabularies, label lists. Read when the model was loaded and held against their digests, so that what is handed out is what was packed. Thread-safe.</summary>
public sealed class ModelAssets
{
    private readonly Dictionary<string, byte[]> _files;
    private readonly ConcurrentDictionary<(string Name, Type Type), Lazy<object?>> _parsed = new();

    /// <summary>Assets of these contents: what tests of an encoder pass to it. A loaded model has its own.</summary>
    /// <param name="files">The content of each file, by its name.</param>
    public ModelAssets(IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        _files = new Dictionary<string, byte[]>(files, StringComparer.Ordinal);
        Names = [.. _files.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>No assets.</summary>
    public static ModelAssets None { get; } = new([]);

    /// <summary>The names, in order: a file's name, or its path below the item's wildcard, with <c>/</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Opens a file for reading.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ModelNotFoundException">There is no asset of that name (MPK3030); the message lists those that there are.</exception>
    public Stream OpenRead(string name) => new MemoryStream(Find(name), writable: false);

    /// <summary>The bytes of a file, in an array of the caller.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public byte[] ReadAllBytes(string name) => [.. Find(name)];

    /// <summary>The text of a file: UTF-8, or what its byte order mark says.</summary>
    /// <inheritdoc cref="OpenRead"/>
    public string ReadAllText(string name)
    {
        using StreamReader reader = OpenText(name);
        return reader.ReadToEnd();
    }

    /// <summary>The lines of a text file.</summary>
    /// <inheritdoc cref="ReadAllText"/>
    public IReadOnlyList<string> ReadAllLines(string name)
    {
        using StreamReader reader = OpenText(name);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    /// <summary>What a file was parsed to. It is parsed once a loaded model, when first asked for; a parser that throws is asked again.</summary>
    /// <typeparam name="T">What it is parsed to; should not change afterwards, since all threads share it.</typeparam>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="parse">Reads the file. The first one that is given for a name and type is the one that is used.</param>
    /// <inheritdoc cref="OpenRead"/>
    public T GetOrAdd<T>(string name, Func<Stream, T> parse)
    {
        ArgumentNullException.ThrowIfNull(parse);
        (string, Type) key = (name, typeof(T));
        if (!_parsed.TryGetValue(key, out Lazy<object?>? parsed))
            parsed = Add(key, parse);
        try
        {
            return (T)parsed.Value!;
        }
        catch
        {
            _parsed.TryRemove(new(key, parsed));
            throw;
        }
    }

    // Apart, so that a file that was parsed already costs no closure.
    private Lazy<object?> Add<T>((string Name, Type Type) key, Func<Stream, T> parse) =>
        _parsed.GetOrAdd(key, new Lazy<object?>(() => Parse(key.Name, parse)));

    private T Parse<T>(string name, Func<Stream, T> parse)
    {
        using Stream stream = OpenRead(name);
        return parse(stream);
    }

    private StreamReader OpenText(string name) => new(OpenRead(name), Encoding.UTF8);

    private byte[] Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_files.TryGetValue(name, out byte[]? bytes))
            return bytes;
        string choices = Names.Count == 0 ? "It has none; add a ModelAsset item." : "It has: " + string.Join(", ", Names) + ".";
        throw new ModelNotFoundException($"The model has no asset '{name}'. {choices}", []);
    }
}
