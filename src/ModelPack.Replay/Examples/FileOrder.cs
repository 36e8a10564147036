namespace ModelPack.Replay.Examples;

/// <summary>Files in the order that a person counts: test_data_set_2 is before test_data_set_10, everywhere.</summary>
internal sealed class FileOrder : IComparer<string>
{
    public static FileOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => string.CompareOrdinal(Padded(x ?? ""), Padded(y ?? ""));

    private static string Padded(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        string digits = name[name.TrimEnd("0123456789".ToCharArray()).Length..];
        return name[..^digits.Length] + digits.PadLeft(20, '0') + Path.GetExtension(path);
    }
}
