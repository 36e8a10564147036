namespace ModelPack.Tasks.Files;

/// <summary>Removes what builds that were killed left behind. Only what is old: a file of another build may be at work.</summary>
internal static class Leftovers
{
    private static readonly TimeSpan s_old = TimeSpan.FromHours(1);

    /// <summary>Removes temporary files of <see cref="AtomicFile"/> for <paramref name="path"/>.</summary>
    public static void OfFile(string path)
    {
        foreach (FileInfo file in new DirectoryInfo(Path.GetDirectoryName(path)!).EnumerateFiles($"{Path.GetFileName(path)}.*.tmp"))
        {
            if (IsOld(file))
                Try(file.Delete);
        }
    }

    /// <summary>Removes folders beside <paramref name="folder"/>, which has a name of its own in each build.</summary>
    public static void BesideFolder(string folder)
    {
        foreach (DirectoryInfo other in new DirectoryInfo(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!).EnumerateDirectories())
        {
            if (IsOld(other))
                Try(() => other.Delete(recursive: true));
        }
    }

    /// <summary>Removes files in <paramref name="folder"/> whose name has a part of its own in each build: <c>prefix.</c> and 32 hex digits.</summary>
    public static void OfPrefix(string folder, string prefix)
    {
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles($"{prefix}.*"))
        {
            if (IsOld(file) && file.Name[(prefix.Length + 1)..].Split('.')[0] is { Length: 32 } part && part.All(char.IsAsciiHexDigitLower))
                Try(file.Delete);
        }
    }

    private static bool IsOld(FileSystemInfo entry) => DateTime.UtcNow - entry.LastWriteTimeUtc > s_old;

    // Another build may be removing the same.
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
