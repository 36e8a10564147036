namespace ModelPack.Runtime.Loading;

/// <summary>The external data of a model, in memory. A session that is made of it borrows the memory, so it is freed after the session.</summary>
internal sealed class ExternalDataFiles : IDisposable
{
    private readonly List<(string Path, NativeMemoryBlock Content)> _files = [];

    /// <summary>Path below the model's folder, with <c>/</c>, and content of each file.</summary>
    public IReadOnlyList<(string Path, NativeMemoryBlock Content)> Files => _files;

    public void Add(string path, NativeMemoryBlock content) => _files.Add((path, content));

    public void Dispose()
    {
        foreach ((_, NativeMemoryBlock content) in _files)
            content.Dispose();
    }
}
