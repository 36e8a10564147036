namespace ModelPack.Tool.Creating;

/// <summary>Writes files into a folder, all of them or none, and never over another file.</summary>
/// <remarks>They are written beside their places first and then renamed: when the disk is full or the process is killed, no file is half there.</remarks>
/// <param name="folder">The project's folder; made where it does not exist.</param>
internal sealed class ProjectFolder(string folder)
{
    private readonly List<string> _madeFolders = [];
    private readonly List<string> _madeFiles = [];

    /// <summary>Those of the files whose places are taken, or wanted twice.</summary>
    public IReadOnlyList<string> Clashes(IReadOnlyList<ProjectFile> files)
    {
        var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. files.Where(file => !wanted.Add(file.Path) || Path.Exists(PathOf(file)) || new FileInfo(PathOf(file)).LinkTarget is not null).Select(static file => file.Path)];
    }

    /// <summary>Writes the files.</summary>
    /// <exception cref="IOException">The system refuses; nothing is left behind.</exception>
    public void Write(IReadOnlyList<ProjectFile> files)
    {
        string staging = Path.Combine(folder, $".modelpack-{Guid.NewGuid():N}");
        try
        {
            MakeFolder(staging);
            for (int i = 0; i < files.Count; i++)
                files[i].Write(Path.Combine(staging, $"{i}"));
            for (int i = 0; i < files.Count; i++)
            {
                MakeFolder(Path.GetDirectoryName(PathOf(files[i]))!);
                File.Move(Path.Combine(staging, $"{i}"), PathOf(files[i]), overwrite: false);
                _madeFiles.Add(PathOf(files[i]));
            }
        }
        catch
        {
            Undo(staging);
            throw;
        }

        Directory.Delete(staging, recursive: true);
    }

    private string PathOf(ProjectFile file) => Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));

    private void MakeFolder(string path)
    {
        if (Directory.Exists(path))
            return;
        if (Path.GetDirectoryName(path) is { } parent)
            MakeFolder(parent);
        Directory.CreateDirectory(path);
        _madeFolders.Add(path);
    }

    // Only what was made here; a folder that somebody else has put a file into meanwhile stays.
    private void Undo(string staging)
    {
        foreach (string file in _madeFiles)
            Try(() => File.Delete(file));
        if (Directory.Exists(staging))
            Try(() => Directory.Delete(staging, recursive: true));
        foreach (string made in _madeFolders.AsEnumerable().Reverse())
            Try(() => Directory.Delete(made));
    }

    private static void Try(Action delete)
    {
        try
        {
            delete();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
